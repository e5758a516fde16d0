"""Lists that calls change on a real Asterisk: hostile callers, and planted faults that are found."""

from __future__ import annotations

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ivrc.compile import compile_text
from ivrc.places import cache
from ivrc.simulate.plan import Call, Plan
from ivrc.simulate.world import AT_REST
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.sounds import sounds
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 燃气 4008120000 8009
    名单 骚扰
    无按键 3秒，→ 再见
    按错键 → 再见
    故障 → 《系统故障》 再见

分支 前台
    拨的是 8009 → 登记
    主叫在 骚扰 → 拒绝
    否则 → 主菜单

播报 拒绝：“不受理。” → 挂机

菜单 主菜单：“您好。”
    报修请按1 → 加入主叫

播报 加入主叫
    加入 骚扰
    → 再问

分支 再问
    主叫在 骚扰 → 拒绝
    否则 → 再见

菜单 登记
    请输入3至12位号码，按#键结束 → 处理

菜单 处理
    加入请按1 → 加
    移出请按2 → 减

播报 加
    加入 骚扰 {号码}
    → 再见

播报 减
    移出 骚扰 {号码}
    → 再见

播报 再见：《结束语》 → 挂机
"""
_CALLER, _IN, _OUT, _ASKS = ".加入主叫", ".加", ".减", ".前台"
PLANTS: dict[str, Text] = {
    "the caller is not stored": drop(_CALLER, "Set(DB("),
    "who is typed is not stored": drop(_IN, "Set(DB("),
    "told and not stored": lambda text: change(_IN, "Set(IVRC_READ=", "Set(IVRC_READ=in)\n same => n,NoOp(")(drop(_IN, "Set(DB(")(text)),
    "another family": change(_IN, "DB(ivrc/", "DB(ivrk/"),
    "another list": change(_IN, "/骚扰/", "/骚扰了/"),
    "put in and not taken out": change(_OUT, ")=out)", ")=in)"),
    "not taken out": drop(_OUT, "Set(DB("),
    "not told": drop(_IN, "UserEvent(ivrc-list"),
    "the caller for who is typed": change(_IN, "/${IVRC_V1})=in", "/${IVRC_V3})=in"),
    "asked in another family": change(_ASKS, "DB(ivrc/", "DB(ivrk/"),
    "asked for everybody": change(_ASKS, '" = "in"', '" != "out"'),
    "never asked": drop(_ASKS, "GotoIf($[\"${DB(ivrc/"),
}  # fmt: skip
DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
HOSTILE = (
    "${SHELL(touch /tmp/ivrc-was-here)}",
    "5" * 500,
    "1/2",
    "138,057",
    "$[1+1]",
    "13805761234;x",
    "anonymous",
)


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []


async def _driven(asterisk: Installed) -> tuple[list[Driven], str]:
    hotline = compile_text(MENU).hotline
    assert hotline is not None
    audio = sounds([hotline], ("alaw", ".alaw"), cache("clips"))
    lengths = {name: each.length_ms for name, each in audio.items()}
    async with running(asterisk, [hotline], Site("试", {}), audio) as switch:
        calls = [Call(each, each, Plan(("1",), "."), DAY, number=each) for each in HOSTILE]
        placed = [Placed(each.number, hotline, each.caller(), each.given((), lengths)) for each in calls]
        driven = await asyncio.gather(*(switch.place(each) for each in placed))
        left = await switch._switch.actions.command("database show ivrc")
        return list(driven), left.get("Output", "")


def test_what_callers_send_in_the_place_of_a_number_is_put_nowhere(asterisk: Installed) -> None:
    driven, left = asyncio.run(_driven(asterisk))
    for each in driven:
        assert each.world == AT_REST
        assert not any(event.kind == "enlist" for event in each.trace)
        assert [e.what[0] for e in each.trace if e.kind == "goto"][-1].startswith(("再见", "再见.hangup"))
    assert "/骚扰/" not in left
