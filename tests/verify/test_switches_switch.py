"""Switches of hotlines on a real Asterisk: kept between calls that do not disturb one another, and planted faults are found."""

from __future__ import annotations

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.simulate.plan import Call, Plan
from ivrc.simulate.world import AT_REST, World
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.sounds import sounds
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 供水 4008120000
    开关 停水
    开关 no-power
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

分支 前台
    停水 开着 → 通知
    no-power 关着 → 主菜单
    否则 → 再见

播报 通知：“今天停水。” → 主菜单

菜单 主菜单
    打开通知请按1 → 打开
    关上通知请按2 → 关上
    打开停电请按3 → 停电

播报 打开
    打开 停水
    “已经打开。”
    → 前台

播报 关上
    “好的。”
    关上 停水
    → 前台

播报 停电
    打开 no-power
    → 前台

播报 再见：《结束语》 → 挂机
"""
_ON, _OFF, _ASKS = ".打开", ".关上.turn", ".前台"
PLANTS: dict[str, Text] = {
    "not stored": drop(_ON, "Set(DB("),
    "stored and not read back": change(_ON, "Set(IVRC_READ=${DB(ivrc/${IVRC_STATE}NAME/停水)})", "Set(IVRC_READ=on)\n same => n,Set(DB(ivrc/${IVRC_STATE}NAME/停水)=off)"),
    "turned the other way": change(_ON, ")=on)", ")=off)"),
    "another switch": change(_ON, "NAME/停水)=on", "NAME/no-power)=on"),
    "another family": change(_ON, "DB(ivrc/", "DB(ivrk/"),
    "the key of no call": change(_ON, "${IVRC_STATE}", ""),
    "not turned off": drop(_OFF, "Set(DB("),
    "off by a word that is none": change(_OFF, ")=off)", ")=on)"),
    "not told": drop(_ON, "UserEvent(ivrc-switch"),
    "told of another": change(_ON, "Switch: 停水", "Switch: no-power"),
    "asked in another family": change(_ASKS, "DB(ivrc/${IVRC_STATE}NAME/停水)", "DB(ivrk/${IVRC_STATE}NAME/停水)"),
    "asked otherwise": change(_ASKS, '" != "on"', '" = "on"'),
    "never asked": drop(_ASKS, "GotoIf($[\"${DB(ivrc/${IVRC_STATE}NAME/停水"),
}  # fmt: skip
DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []


def _hotline() -> Hotline:
    hotline = compile_text(MENU).hotline
    assert hotline is not None
    return hotline


async def _together(asterisk: Installed) -> tuple[list[Driven], str]:
    """Calls at the same time that turn the switch and that find it off; and what the database holds then."""
    hotline = _hotline()
    audio = sounds([hotline], ("alaw", ".alaw"), cache("clips"))
    lengths = {name: each.length_ms for name, each in audio.items()}
    async with running(asterisk, [hotline], Site("试", {}), audio) as switch:

        def call(keys: str, world: World) -> Placed:
            made = Call(keys, keys, Plan((keys,), "."), DAY, world=world)
            return Placed(keys, hotline, made.caller(), made.given((), lengths))

        on = World(frozenset({"停水"}))
        placed = [call(keys, world) for keys in ("1", ".", "2", ".") for world in (AT_REST, on)]
        driven = await asyncio.gather(*(switch.place(each) for each in placed))
        left = await switch._switch.actions.command("database show ivrc")
        return list(driven), left.get("Output", "")


def test_calls_at_the_same_time_do_not_disturb_one_another(asterisk: Installed) -> None:
    driven, left = asyncio.run(_together(asterisk))
    on = World(frozenset({"停水"}))
    assert [each.world for each in driven] == [on, on, AT_REST, on, AT_REST, AT_REST, AT_REST, on]
    came = ["通知" in [e.what[0] for e in each.trace if e.kind == "goto"] for each in driven]
    assert came == [True, True, False, True, False, True, False, True]
    assert "verify" not in left
