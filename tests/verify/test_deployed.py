"""A hotline that is deployed on a switch of its own, as docs/targets/asterisk.md says; and faults of the deployment."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ivrc.cli import main
from ivrc.switches.asterisk.driver.install import Installed
from tests.verify.test_asterisk_guest import GUEST, INCLUDED, hosting

MENU = """热线 夜班 33881001
    无按键 2秒，“没有收到按键。” 重听 1次，→ 再见
    按错键 “按键有误。” 重听 1次，→ 再见
    故障 → “系统故障。” 再见

播报 欢迎：“您好，夜班热线。” → 菜单

菜单 菜单：“请选择。”
    听地址请按1 → 地址

播报 地址：“我们在人民路八号。” → 再见

播报 再见：“再见。” → 挂机
"""
NUMBER = "[inbound]\nexten => 33881001,1,Goto(ivrc-夜班,s,1)\n"


class Place(NamedTuple):
    """The project, the switch's folder of configuration, and its folder of sounds for the hotline."""

    project: Path
    conf: Path
    sounds: Path

    @property
    def built(self) -> Path:
        return self.project / "dist/夜班/asterisk"

    def clip(self, words: str) -> Path:
        return next(path for path in self.sounds.iterdir() if path.name.startswith(words))


def project(folder: Path) -> Path:
    (folder / "menus").mkdir(parents=True)
    (folder / "sites").mkdir()
    (folder / "ivrc.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "sites/lab.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "menus/夜班.ivr").write_text(MENU, encoding="utf-8")
    assert main(["build", str(folder / "menus"), "-t", "asterisk", "--engine", "tones"]) == 0
    return folder


def nothing(place: Place) -> None:
    """As documented."""


def shows(
    asterisk: Installed, folder: Path, spoil: Callable[[Place], None], late: Callable[[Place], None] = nothing
) -> tuple[int, str]:
    """The exit status of the command on a switch to which `spoil` has done something before the dialplan was loaded,
    and `late` afterwards."""
    made = project(folder)

    async def whole() -> tuple[int, str]:
        async with hosting(asterisk) as host:
            place = Place(made, host.conf, host.conf.parent / "data/sounds/ivrc/夜班")
            shutil.copy(place.built / "ivrc-夜班.conf", host.conf)
            shutil.copytree(place.built / "sounds", place.sounds)
            extensions = "[general]\nstatic=yes\n[globals]\n#include ivrc-夜班.conf\n" + NUMBER + INCLUDED
            (host.conf / "extensions.conf").write_text(extensions, encoding="utf-8")
            spoil(place)
            await host.switch.actions.ask("Command", Command="dialplan reload")
            late(place)
            command = ["-m", "ivrc", "verify", str(made / "menus/夜班.ivr"), "--deployed", "--lang", "zh"]
            command += ["--ami", f"{host.at.host}:{host.at.port}", "--user", "guest", "--password", "g"]
            started = await asyncio.create_subprocess_exec(
                sys.executable, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
                env={**os.environ, "NO_COLOR": "1"},
            )  # fmt: skip
            out, _ = await started.communicate()
            assert not list(host.conf.glob("ivrc-verify*"))
            return started.returncode or 0, out.decode()

    assert "read = call" in GUEST
    return asyncio.run(whole())


def test_as_documented_it_is_well(asterisk: Installed, tmp_path: Path) -> None:
    status, told = shows(asterisk, tmp_path / "p", nothing)
    assert status == 0, told
    assert "从 33881001@inbound 打进来" in told and "不一致 0" in told


def replaced(place: Place) -> None:
    shutil.copy(place.clip("您好"), place.clip("我们在"))


def edited(place: Place) -> None:
    path = place.conf / "ivrc-夜班.conf"
    path.write_text(
        path.read_text(encoding="utf-8").replace("exten => 1,1", "exten => 7,1", 1), encoding="utf-8"
    )


def without(line: str) -> Callable[[Place], None]:
    def edit(place: Place) -> None:
        path = place.conf / "extensions.conf"
        path.write_text(path.read_text(encoding="utf-8").replace(line, "\n"), encoding="utf-8")

    return edit


def moved(place: Place) -> None:
    place.sounds.rename(place.sounds.with_name("别处"))


FAULTS: dict[str, tuple[Callable[[Place], None], Callable[[Place], None], str, str]] = {
    "a clip deleted": (lambda p: p.clip("您好").unlink(), nothing, "缺少“您好，夜班热线。”", "复制"),
    "another's audio": (replaced, nothing, "应说“我们在人民路八号。”的地方，客户听到的是“您好，夜班热线。”", "复制"),
    "a clip of another build": (lambda p: p.clip("再见").write_bytes(b"\xd5" * 8000), nothing, "不是这次生成的", "复制"),
    "an old dialplan": (edited, nothing, "另一个版本", "复制到"),
    "not reloaded": (edited, lambda p: shutil.copy(p.built / "ivrc-夜班.conf", p.conf) and None, "另一个版本", "执行 dialplan reload"),
    "not included": (without("#include ivrc-夜班.conf\n"), nothing, "交换机里没有这条热线", "#include ivrc-夜班.conf"),
    "not copied": (lambda p: (p.conf / "ivrc-夜班.conf").unlink(), nothing, "交换机里没有这条热线", "复制到"),
    "the wrong folder": (moved, nothing, "这个文件夹不存在", "复制"),
    "the number leads nowhere": (without(NUMBER), nothing, "没有路通到这条热线", "exten => 33881001"),
    "an edited build": (nothing, lambda p: (p.built / "ivrc-夜班.conf").write_text("x"), "和生成时不同", "重新运行 ivrc build"),
    "an edited menu": (
        nothing,
        lambda p: (p.project / "menus/夜班.ivr").write_text(MENU.replace("请按1", "请按3"), encoding="utf-8") and None,
        "菜单文件或站点改过",
        "重新运行 ivrc build",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_deployment_is_told(name: str, asterisk: Installed, tmp_path: Path) -> None:
    spoil, late, what, mend = FAULTS[name]
    status, told = shows(asterisk, tmp_path / "p", spoil, late)
    assert status == 1, told
    assert "IVRC618" in told and what in told and mend in told, told
