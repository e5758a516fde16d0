"""The tables of a hotline, asked of a real Asterisk row by row: what no call comes to is found out, too."""

from __future__ import annotations

import asyncio

import pytest

from ivrc.places import cache
from ivrc.site import Site
from ivrc.switches.asterisk.driver import asked, limit
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.text import target
from ivrc.verify.sounds import sounds
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 农机租赁 4008895588
    日历 中国大陆
    无按键 3秒，→ 再见
    按错键 → 再见
    故障 → 《系统故障》 再见

时间 上班
    工作日 8:00-18:00

分支 来电
    节假日 → 再见
    上班 → 收号
    否则 → 再见

菜单 收号：“请输入机号，按井号键结束。”
    1至12位{机号}，以#结束 → 报号

播报 报号
    “机号{机号:号码}，租金{机号:金额}，来电{主叫号码}。”
    → 再见

播报 再见：《结束语》 → 挂机
"""
SAY, DAYS = "~say-zh-CN", "~days"
PLANTS: dict[str, Text] = {
    "the last but one of eleven is not said": drop(SAY, "_~g24~[02-9]!"),
    "a rest in the wrong place": change(SAY, "_~d~XXXXXXXX,1,Goto(~g44~", "_~d~XXXXXXXX,1,Goto(~g34~"),
    "a day off is forgotten": drop(DAYS, "exten => 20260217,"),
    "a day of work is a day off": change(DAYS, "20260228,1,Return(work)", "20260228,1,Return(off-春节)"),
    "a day too many": change(DAYS, "20261007,1", "20261009,1"),
    "a year that nobody knows": change(DAYS, "_2026XXXX", "_202[67]XXXX"),
    "a table is not to be found": lambda text: text.replace("~days]", "~day]"),
    "the subroutine goes round and round": change(SAY, "_~r~1!,1,", "_~r~1!,1,Goto(1)\n same => n,"),
}
IN_DAYS = tuple(name for name in PLANTS if "day" in name or "year" in name or "table" in name)


@pytest.fixture(scope="module")
def told(asterisk: Installed) -> dict[str, set[str]]:
    """By plant, what is found to be otherwise: a value, or a day."""
    made = planted._plants(MENU, PLANTS)
    hotlines = list(made.hotlines.values())
    audio = sounds(hotlines, ("alaw", ".alaw"), cache("clips"))

    async def whole() -> dict[str, set[str]]:
        async with running(asterisk, hotlines, Site("试", {}), audio, emit=made.emit(target.emit)) as switch:
            found = {}
            for name, flow in made.hotlines.items():
                every = asked.questions(flow, switch.plan(flow))
                shown = [await limit._answered(switch, question) for question in every]
                found[made.names.get(name, "")] = {each.call.split()[0] for each in shown if each.found}
            return found

    return asyncio.run(whole())


@pytest.mark.parametrize("name", PLANTS)
def test_a_row_that_is_otherwise_is_found(name: str, told: dict[str, set[str]]) -> None:
    assert told[name] == {"CN" if name in IN_DAYS else "say"}


def test_a_table_that_is_right_shows_nothing(told: dict[str, set[str]]) -> None:
    assert told[""] == set()
