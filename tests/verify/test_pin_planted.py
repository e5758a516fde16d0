"""Faults planted into how a PIN is compared are found by the generated calls: not asked for, any taken, in a log."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from ivrc.compile import compile_text
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline
from ivrc.pins import bound
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call, Plan
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.verify.driver import Placed
from ivrc.verify.run import drive
from ivrc.verify.sounds import sounds
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 水务 4008895566
    开关 停水
    录音 全程，告知 “本次通话将被录音。”
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    键间隔 2秒
    故障 → 《系统故障》 再见

播报 欢迎：“本次通话将被录音。” “您好。” → 密码

收号 密码：“请输入口令，按井号键结束。”
    人工服务请按* → 再见
    4至8位，以#结束，保密，须是口令 管理员
    → 打开通知

播报 打开通知
    打开 停水
    “已经打开。” → 再见

播报 再见：《结束语》 → 挂机
"""
PIN = "471108"
TYPED = "${CPLAYBACKSTOPKEY}" + "".join(
    f"${{LOCAL_PEEK({back},WAITDIGITRESULT)}}" for back in range(9, 0, -1)
)
PLANTS: dict[str, Text] = {
    "the PIN is not asked for": change(".密码", " & ${IVRC_RIGHT}]", " & 1]"),
    "any PIN is taken": change(".密码", "Set(IVRC_RIGHT=", "Set(IVRC_RIGHT=1"),
    "no PIN is taken": drop(".密码", "Set(IVRC_RIGHT="),
    "the PIN is in the log": change(".密码", "exten => look,1,", f"exten => look,1,NoOp({PIN})\n same => n,"),
    "what is typed is in the log": change(".密码", "exten => look,1,", f"exten => look,1,NoOp({TYPED})\n same => n,"),
    "what is typed is in a variable": change(".密码", "exten => look,1,", f"exten => look,1,Set(IVRC_X={TYPED})\n same => n,"),
    "a digit is not looked at": change(".密码", "${LOCAL_PEEK(3,WAITDIGITRESULT)}", ""),
}  # fmt: skip


def at_site(hotline: Hotline) -> Hotline:
    found, told = bound(hotline, Site("试", {}, pins={"管理员": PIN}))
    assert not told
    return found


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS, missing=True, at=at_site)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []


TRIES = {
    "after a wrong one": Plan(("471109#", f"{PIN}#")),
    "after too little": Plan(("471#", f"{PIN}#")),
    "after silence": Plan(("-", f"{PIN}#")),
    "with a digit more": Plan((f"{PIN}0#", f"0{PIN}#")),
    "a part of it": Plan(("4711#", "71108#")),
    "without the end key": Plan((PIN,)),
    "another of all digits": Plan(("47110800", "00471108")),
}


def test_a_pin_is_right_only_as_it_is_and_whole(asterisk: Installed) -> None:
    compiled = compile_text(MENU, standard_phrases()).hotline
    assert compiled is not None
    flow = at_site(compiled)
    audio = sounds([flow], ("alaw", ".alaw"), cache("clips"))
    lengths = {name: sound.length_ms for name, sound in audio.items()}
    menu = flow.nodes["密码"]
    assert isinstance(menu, Menu)
    asks = menu.prompt[0].clip
    plans = {**TRIES, "as the prompt plays": Plan(clips={(asks, 1): f"{PIN}#"})}
    at = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
    calls = [Call(name, name, plan, at) for name, plan in plans.items()]
    lets_in = {
        call.en: any(event.kind == "turn" for event in run(flow, call.caller(), call.given((), lengths)))
        for call in calls
    }
    assert [name for name, does in lets_in.items() if does] == [
        "after a wrong one", "after too little", "after silence", "without the end key", "as the prompt plays",
    ]  # fmt: skip

    async def whole() -> list[list[str]]:
        async with running(asterisk, [flow], Site("试", {}), audio) as switch:
            placed = [Placed(call.zh, flow, call.caller(), call.given((), lengths)) for call in calls]
            judged, _ = await drive(switch, placed, audio)
        return [[each.code for each in one.found] if one else ["not driven"] for one in judged]

    assert asyncio.run(whole()) == [[] for _ in calls]
