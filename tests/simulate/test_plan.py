"""Calls as data: what a plan says is done, each time anew, and any caller can be written down as one."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.plan import LENGTH, Call, Plan, recorded

MENU = """\
热线 试验 4001234567
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → “系统故障。” 再见

播报 欢迎：“您好，欢迎致电。” → 主菜单

菜单 主菜单：“请选择。”
    坐席请按1 → 坐席
    分机请输入3位分机号 → 分机
    留言请按* → 留言
    重听请按# → 重听

转接 坐席：拨 甲，乙，振铃 15秒
    占线，无人接听，转接失败 → 主菜单
    通话结束 → 主菜单

转接 分机：拨 {分机号}，振铃 20秒
    占线，无人接听，转接失败 → 主菜单

留言 留言：“请留言。”
    最长 60秒，→ 再见

播报 再见：“再见。” → 挂机
"""
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def hotline() -> Hotline:
    compiled = compile_text(MENU)
    assert compiled.hotline is not None
    return compiled.hotline


def traced(hotline: Hotline, plan: Plan) -> list[str]:
    """The trace without what is heard."""
    call = Call("试", "trial", plan, AT)
    events = [str(event) for event in run(hotline, call.caller(), call.given(("8XX",)))]
    return [told for told in events if not told.startswith("play")]


def clip(hotline: Hotline, words: str) -> str:
    return next(each.id for each in hotline.clips.values() if each.text == words)


def test_an_act_for_each_wait_and_the_last_for_all_others(hotline: Hotline) -> None:
    told = traced(hotline, Plan(("-", "#"), "."))
    assert told[3:] == ["silence", "key #", "goto 主菜单", "hangup caller"]


def test_keys_of_one_act_are_typed_in_one_go(hotline: Hotline) -> None:
    told = traced(hotline, Plan(("#801", "."), answers={"801": ("busy",)}))
    assert told[3:] == [
        "key #", "goto 主菜单", "key 8", "key 0", "key 1", "set 分机号 801", "goto 分机", "dial 801", "outcome busy",
        "goto 主菜单", "hangup caller",
    ]  # fmt: skip


def test_an_incomplete_entry_waits_for_its_time_out_or_for_the_hang_up(hotline: Hotline) -> None:
    assert traced(hotline, Plan(("80",), "."))[3:] == ["key 8", "key 0", "wrong 80", "hangup caller"]
    assert traced(hotline, Plan(("80.",)))[3:] == ["key 8", "key 0", "hangup caller"]


def test_a_key_in_the_second_playing_of_a_clip(hotline: Hotline) -> None:
    told = traced(hotline, Plan(("-",), ".", {(clip(hotline, "请选择。"), 2): "#"}))
    assert told[3:] == ["silence", "interrupted", "key #", "goto 主菜单", "hangup caller"]


def test_destinations_answer_dial_by_dial_and_talks_end_as_planned(hotline: Hotline) -> None:
    plan = Plan(
        ("1", "1"), answers={"甲": ("busy", "answered"), "乙": ("answered",)}, talks=((1, False), (1, True))
    )
    told = [each for each in traced(hotline, plan) if each.split()[0] in ("dial", "outcome", "hangup")]
    assert told == [
        "dial 甲", "outcome busy", "dial 乙", "outcome answered", "dial 甲", "outcome answered", "hangup caller",
    ]  # fmt: skip


@pytest.mark.parametrize(("message", "told"), [((LENGTH, False), "60"), ((9000, True), "9")])
def test_a_message_lasts_as_planned(hotline: Hotline, message: tuple[int, bool], told: str) -> None:
    trace = traced(hotline, Plan(("*",), messages=(message,)))
    assert f"message 留言 {told}" in trace
    assert (trace[-1] == "hangup caller") == message[1]


@pytest.mark.parametrize(
    "script",
    [
        Script("801#1--"),
        Script("8-1-*", outcomes={"甲": "no-answer"}),
        Script("80."),
        Script("-8.", outcomes={"甲": "busy"}),
    ],
)
def test_any_caller_can_be_written_down(hotline: Hotline, script: Script) -> None:
    given = Circumstances(AT, extensions=("8XX",))
    greeting = clip(hotline, "您好，欢迎致电。")
    again = Script(script.steps, {greeting: "8"}, script.outcomes)
    expected = [
        str(event) for event in run(hotline, Script(script.steps, {greeting: "8"}, script.outcomes), given)
    ]
    plan = recorded(hotline, again, given)
    assert [str(event) for event in run(hotline, plan.caller(), given)] == expected
    assert not any("-" in act and act != "-" for act in plan.waits)


def test_a_call_is_kept_as_json(hotline: Hotline) -> None:
    plan = Plan(
        ("1", "-"), ".", {("c", 2): "9"}, {"甲": ("busy", "answered")}, ((1, True),), ((LENGTH, False),)
    )
    call = Call("试", "trial", plan, AT, "13800138000", frozenset(("c",)))
    again = Call.of_dict(json.loads(json.dumps(call.as_dict())))
    assert again._replace(at=AT) == call
    assert again.at == call.at
