"""A hotline with a queue that is deployed on an Asterisk of its own: what of the queue was left out is told, one step after the other."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from ivrc.cli import main
from ivrc.switches.asterisk.driver import process
from ivrc.switches.asterisk.driver.guest import Address
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.queues_deployed import Held, held
from ivrc.switches.asterisk.text.modules import EVERY
from tests.verify.test_asterisk_guest import GUEST, INCLUDED, Host

MENU = """热线 抢修 33881002
    无按键 2秒，“没有收到按键。” 重听 1次，→ 再见
    按错键 “按键有误。” 重听 1次，→ 再见
    故障 → “系统故障。” 再见

菜单 菜单：“请选择。”
    报修请按1 → 报修

排队 报修：“坐席正忙。”
    拨 水工，电工，依次，每个振铃 5秒
    音乐 轻音乐
    每隔10秒：“您排在第{位置}位。”
    最长等待 60秒
    容纳 3人
    满员，无坐席，等待超时 → 再见

播报 再见：“再见。” → 挂机
"""
SITE = "destinations:\n  水工: {asterisk: Local/1@desks/n}\n  电工: {asterisk: PJSIP/8002}\n"
PART = "ivrc-抢修.queues.conf"
QUEUE = "ivrc-抢修.报修.queue"


def project(folder: Path) -> Path:
    for name in ("menus", "sites"):
        (folder / name).mkdir(parents=True)
    (folder / "ivrc.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "sites/lab.yaml").write_text(SITE, encoding="utf-8")
    (folder / "menus/抢修.ivr").write_text(MENU, encoding="utf-8")
    assert main(["build", str(folder / "menus"), "-t", "asterisk", "--engine", "tones"]) == 0
    return folder


async def verified(made: Path, host: Host) -> tuple[int, str]:
    command = ["-m", "ivrc", "verify", str(made / "menus/抢修.ivr"), "--deployed", "--lang", "zh"]
    command += ["--ami", f"{host.at.host}:{host.at.port}", "--user", "guest", "--password", "g"]
    started = await asyncio.create_subprocess_exec(
        sys.executable, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    out, _ = await started.communicate()
    return started.returncode or 0, out.decode()


@contextlib.asynccontextmanager
async def with_queues(asterisk: Installed) -> AsyncIterator[Host]:
    """A switch as it is set up: music and queues are there, and none of them ours."""
    place = process.folder()
    (place / "etc/extensions.conf").write_text("", encoding="utf-8")
    for name in ("queues", "musiconhold"):
        (place / f"etc/{name}.conf").write_text("[general]\n", encoding="utf-8")
    switch = await process.start(asterisk, place, 1.0, (*EVERY, "res_musiconhold"))
    try:
        host = Host(switch, place / "etc", Address("127.0.0.1", switch.port, "guest", "g"))
        await host.users(GUEST)
        yield host
    finally:
        await switch.end()


async def steps(asterisk: Installed, made: Path) -> list[tuple[int, str]]:
    """What is told after each step of a deployment that is done too late, and after a change by hand."""
    built = made / "dist/抢修/asterisk"
    found = []
    async with with_queues(asterisk) as host:
        etc = host.conf
        shutil.copy(built / "ivrc-抢修.conf", etc)
        shutil.copytree(built / "sounds", etc.parent / "data/sounds/ivrc/抢修")
        enters = "[inbound]\nexten => 33881002,1,Goto(ivrc-抢修,s,1)\n"
        extensions = "[general]\nstatic=yes\n[globals]\n#include ivrc-抢修.conf\n" + enters + INCLUDED
        (etc / "extensions.conf").write_text(extensions, encoding="utf-8")

        async def then(*commands: str) -> None:
            for command in commands:
                await host.switch.actions.ask("Command", Command=command)
            found.append(await verified(made, host))

        await then("dialplan reload")
        music = etc.parent / "music"
        music.mkdir()
        shutil.copy(next((built / "sounds").glob("再见*")), music)
        (etc / "musiconhold.conf").write_text(
            f"[general]\n[轻音乐]\nmode=files\ndirectory={music}\n", encoding="utf-8"
        )
        shutil.copy(built / PART, etc)
        await then("moh reload")
        (etc / "queues.conf").write_text(f"[general]\n#include {PART}\n", encoding="utf-8")
        await then("queue reload all")
        changed = (etc / PART).read_text(encoding="utf-8").replace("member => PJSIP/8002", ";")
        (etc / PART).write_text(changed, encoding="utf-8")
        await then("queue reload all")
    return found


def test_each_step_that_was_left_out_is_told(asterisk: Installed, tmp_path: Path) -> None:
    nothing, no_include, whole, by_hand = asyncio.run(steps(asterisk, project(tmp_path / "p")))
    assert nothing[0] == 1 and f"没有排队 {QUEUE}" in nothing[1] and f"{PART} 复制到" in nothing[1], nothing[
        1
    ]
    assert "没有音乐“轻音乐”" in nothing[1] and "moh reload" in nothing[1]
    assert no_include[0] == 1 and "#include" in no_include[1] and "音乐" not in no_include[1], no_include[1]
    assert whole[0] == 0, whole[1]
    assert by_hand[0] == 1 and "另一个版本" in by_hand[1] and "Local/1@desks/n" in by_hand[1], by_hand[1]


def test_what_the_switch_shows_of_a_queue() -> None:
    shown = """q has 0 calls (max unlimited) in 'rrmemory' strategy (0s holdtime, 0s talktime), W:0, C:0, A:0, SL:0.0%
   Members:
      水工 (Local/1@desks/n) (ringinuse disabled) (Unknown) has taken no calls yet
      PJSIP/8002 (ringinuse disabled) (Invalid) has taken no calls yet
   No Callers
"""
    assert held(shown) == Held(0, "rrmemory", ("Local/1@desks/n",))
    assert held("No such queue: q.\n") is None
