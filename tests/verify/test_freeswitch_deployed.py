"""A hotline that is deployed as docs/targets/freeswitch.md says, on the FreeSWITCH that IVRC_FREESWITCH and
IVRC_FREESWITCH_CONF name (docs/verify-freeswitch.md); and faults of the deployment."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ivrc.cli import main
from ivrc.switches.freeswitch.driver.esl import Socket
from tests.verify.test_deployed import MENU
from tests.verify.test_freeswitch_switch import CONF, SWITCH, address, left

pytestmark = [
    pytest.mark.skipif(
        not (SWITCH and CONF),
        reason="no FreeSWITCH: set IVRC_FREESWITCH=HOST:PORT and IVRC_FREESWITCH_CONF=DIR",
    ),
]

NAME = "ivrc-夜班.xml"
TRANSFER = """    <extension name="night">
      <condition field="destination_number" expression="^(33881001)$"/>
      <condition field="${never}" expression="^$">
        <action application="transfer" data="start XML ivrc-夜班"/>
      </condition>
    </extension>
"""
INBOUND = f'<include>\n  <context name="inbound-test">\n{TRANSFER}  </context>\n</include>\n'


class Place(NamedTuple):
    """The project, and the switch's folders of dialplans and of sounds for the hotline."""

    project: Path
    conf: Path
    sounds: Path

    @property
    def built(self) -> Path:
        return self.project / "dist/夜班/freeswitch"

    def clip(self, words: str) -> Path:
        return next(path for path in self.sounds.iterdir() if path.name.startswith(words))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Built and copied; what stands on the switch is taken away again."""
    made = tmp_path / "p"
    for folder in ("menus", "sites"):
        (made / folder).mkdir(parents=True)
    (made / "ivrc.yaml").write_text("{}\n", encoding="utf-8")
    (made / "sites/lab.yaml").write_text(f"sounds: {{freeswitch: {tmp_path}/s}}\n", encoding="utf-8")
    (made / "menus/夜班.ivr").write_text(MENU, encoding="utf-8")
    assert main(["build", str(made / "menus"), "-t", "freeswitch", "--engine", "tones"]) == 0
    there = Place(made, Path(CONF), tmp_path / "s/夜班")
    shutil.copytree(there.built / "sounds", there.sounds)
    inbound = there.conf / "zz-ivrc-test-inbound.xml"
    try:
        shutil.copy(there.built / NAME, there.conf)
        inbound.write_text(INBOUND, encoding="utf-8")
        yield there
    finally:
        inbound.unlink(missing_ok=True)
        (there.conf / NAME).unlink(missing_ok=True)
        asyncio.run(reload())


async def reload() -> None:
    socket = await Socket.connect(address())
    assert (await socket.api("reloadxml")).startswith("+OK")
    await socket.close()


def nothing(place: Place) -> None:
    """As documented."""


def shows(
    place: Place, spoil: Callable[[Place], None], late: Callable[[Place], None], where: str = ""
) -> tuple[int, str]:
    """The exit status of the command on a switch to which `spoil` has done something before the dialplan was loaded,
    and `late` afterwards."""

    async def whole() -> tuple[int, str]:
        spoil(place)
        await reload()
        late(place)
        command = [
            "-m",
            "ivrc",
            "verify",
            str(place.project / "menus/夜班.ivr"),
            "--on",
            "freeswitch",
            "--lang",
            "zh",
        ]
        command += [f"--deployed={where}", "--esl", SWITCH, "--conf", str(place.conf)]
        started = await asyncio.create_subprocess_exec(
            sys.executable, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            env={**os.environ, "NO_COLOR": "1"},
        )  # fmt: skip
        out, _ = await started.communicate()
        return started.returncode or 0, out.decode()

    before = left()
    status, told = asyncio.run(whole())
    assert left() == before
    return status, told


@pytest.mark.slow
def test_as_documented_it_is_well(place: Place) -> None:
    status, told = shows(place, nothing, nothing)
    assert status == 0, told
    assert "从 33881001@inbound-test 打进来" in told and "不一致 0" in told


@pytest.mark.slow
def test_the_records_of_a_deployed_hotline_are_compared(place: Place, tmp_path: Path) -> None:
    records = tmp_path / "records"
    site = place.project / "sites/lab.yaml"
    site.write_text(f"{site.read_text('utf-8')}records: {{freeswitch: {records}}}\n", encoding="utf-8")
    assert main(["build", str(place.project / "menus"), "-t", "freeswitch", "--engine", "tones"]) == 0
    status, told = shows(place, copied, nothing)
    assert status == 1 and "这个文件夹不存在：来电不留记录" in told and f"mkdir -p {records}" in told, told
    records.mkdir(mode=0o777)
    status, told = shows(place, nothing, nothing)
    assert status == 0 and "不一致 0" in told, told
    assert len((records / "ivrc-records.csv").read_text("utf-8").splitlines()) >= 5


@pytest.mark.slow
def test_what_only_the_calls_can_tell_is_heard(place: Place) -> None:
    """The way in says words of its own before the hotline's: nobody meant that."""
    spoken = f'<action application="playback" data="{place.clip("再见")}"/>\n        <action application="transfer"'

    def speaks(there: Place) -> None:
        text = INBOUND.replace('<action application="transfer"', spoken)
        (there.conf / "zz-ivrc-test-inbound.xml").write_text(text, encoding="utf-8")

    status, told = shows(place, speaks, nothing)
    assert status == 1 and "IVRC606" in told, told


def replaced(place: Place) -> None:
    shutil.copy(place.clip("您好"), place.clip("我们在"))


def edited(place: Place) -> None:
    path = place.conf / NAME
    text = path.read_text(encoding="utf-8")
    assert 'name="key 1"' in text
    path.write_text(text.replace('name="key 1"', 'name="key 7"', 1), encoding="utf-8")


def unled(place: Place) -> None:
    (place.conf / "zz-ivrc-test-inbound.xml").write_text(INBOUND.replace(TRANSFER, ""), encoding="utf-8")


def copied(place: Place) -> None:
    shutil.copy(place.built / NAME, place.conf)


FAULTS: dict[str, tuple[Callable[[Place], None], Callable[[Place], None], str, str]] = {
    "a clip deleted": (lambda p: p.clip("您好").unlink(), nothing, "缺少“您好，夜班热线。”", "复制"),
    "another's audio": (replaced, nothing, "应说“我们在人民路八号。”的地方，客户听到的是“您好，夜班热线。”", "复制"),
    "an old dialplan": (edited, nothing, "另一个版本", "复制到"),
    "not reloaded": (edited, copied, "另一个版本", "执行 reloadxml"),
    "not copied": (lambda p: (p.conf / NAME).unlink(), nothing, "交换机里没有这条热线", "复制到"),
    "the wrong folder": (lambda p: p.sounds.rename(p.sounds.with_name("别处")) and None, nothing, "这个文件夹不存在", "复制"),
    "the number leads nowhere": (unled, nothing, "没有路通到这条热线", 'expression="^33881001$"'),
    "an edited build": (nothing, lambda p: (p.built / NAME).write_text("x") and None, "和生成时不同", "重新运行 ivrc build"),
    "an edited menu": (
        nothing,
        lambda p: (p.project / "menus/夜班.ivr").write_text(MENU.replace("请按1", "请按3"), encoding="utf-8") and None,
        "菜单文件或站点改过",
        "重新运行 ivrc build",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_deployment_is_told(name: str, place: Place) -> None:
    spoil, late, what, mend = FAULTS[name]
    status, told = shows(place, spoil, late)
    assert status == 1, told
    assert "IVRC618" in told and what in told and mend in told, told


@pytest.mark.parametrize("where", ["33881002@inbound-test", "33881001@nowhere"])
def test_a_way_in_that_is_none_is_told(where: str, place: Place) -> None:
    status, told = shows(place, nothing, nothing, where)
    assert status == 1, told
    assert "IVRC618" in told and "到不了任何分机" in told, told
