"""Turns on a real Asterisk between calls: one each for calls at the same moment, kept over a reload and a restart; and draws."""

from __future__ import annotations

import asyncio
from collections import Counter

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.site import Site
from ivrc.switches.asterisk.driver import process
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.layout import write
from ivrc.switches.asterisk.driver.process import Process
from ivrc.switches.asterisk.text import labels, target
from ivrc.verify.sounds import sounds

MENU = """热线 {} 400{}
    无按键 3秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 《系统故障》 再见

转接 坐席
    拨 水工，电工，保安，{}，每个振铃 5秒
    占线，无人接听，转接失败 → 再见

播报 再见：《结束语》 → 挂机
"""
_PATIENCE = 120


def hotline(name: str, number: int, how: str) -> Hotline:
    made = compile_text(MENU.format(name, number, how)).hotline
    assert made is not None
    return made


async def firsts(switch: Process, context: str, count: int) -> list[str]:
    """With whom so many calls begin that come in together."""
    told: list[str] = []
    enough = asyncio.Event()

    def listen(event: Message) -> None:
        if event["Event"] == "VarSet" and event.get("Variable") == labels.WHOM:
            told.append(event["Value"])
            if len(told) == count:
                enough.set()

    switch.manager.listen = listen
    for _ in range(count):
        await switch.actions.ask("Originate", Channel=f"Local/s@{context}/n", Application="Wait", Data="60", Async="true")  # fmt: skip
    await asyncio.wait_for(enough.wait(), _PATIENCE)
    await switch.actions.command("channel request hangup all")
    return told


async def stopped(switch: Process) -> None:
    """Ends the switch as an administrator does, and leaves its folder."""
    process._end(switch._popen, None)
    await switch.manager.close()
    await switch.actions.close()
    (switch.folder / "data/documentation").unlink()


async def calls(asterisk: Installed) -> dict[str, list[str]]:
    hotlines = [hotline("甲", 1, "轮流"), hotline("乙", 2, "随机")]
    folder = process.folder()
    made = sounds(hotlines, ("alaw", ".alaw"), cache("speech"))
    plans, emitted = write(folder, hotlines, Site("试", {}), made, target.emit)
    turns, draws = (plan.entry for plan in plans)
    found: dict[str, list[str]] = {}
    switch = await process.start(asterisk, folder, 10.0 if asterisk.faketime else 1.0, emitted.modules)
    try:
        found["one by one"] = [(await firsts(switch, turns, 1))[0] for _ in range(4)]
        for command in ("core reload", "dialplan reload"):
            await switch.actions.command(command)
        found["reloaded"] = await firsts(switch, turns, 1)
        found["together"] = await firsts(switch, turns, 12)
        found["drawn"] = await firsts(switch, draws, 40)
        await stopped(switch)
        switch = await process.start(asterisk, folder, 1.0, emitted.modules)
        found["restarted"] = await firsts(switch, turns, 1)
    finally:
        await switch.end()
    return found


def test_turns_are_kept_and_draws_are_drawn(asterisk: Installed) -> None:
    found = asyncio.run(calls(asterisk))
    assert found["one by one"] == ["1", "2", "3", "1"]
    assert found["reloaded"] == ["2"]
    assert Counter(found["together"]) == {"1": 4, "2": 4, "3": 4}
    assert found["restarted"] == ["3"]
    assert set(found["drawn"]) == {"1", "2", "3"}
