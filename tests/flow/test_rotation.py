"""Destinations in rotation and at random: in the flow, the simulator and each target's text."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from lowered import END, HEAD, codes, flow

from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.kinds.transfer import RANDOM, ROTATION, Transfer
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import OUTCOMES, Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call
from ivrc.simulate.turns import beginning_with, next_of
from ivrc.simulate.world import AT_REST, World, after
from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.asterisk.text.target import TARGET as ASTERISK
from ivrc.switches.freeswitch.text.target import TARGET as FREESWITCH
from ivrc.switches.freeswitch.text.turns import _below
from ivrc.switches.target import Target
from ivrc.switches.target import emitted as made_by
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML

MENU = """播报 起：“您好。” → 甲
转接 甲：拨 DIAL
    占线 → “占线。” 再见
    无人接听 → “无人。” 再见
    转接失败 → “失败。” 再见
    通话结束 → “谢谢。” 再见
"""
ROTATING, DRAWN = "一，二，三，轮流，振铃 20秒", "一，二，三，随机，振铃 20秒"
BOUND = {"asterisk": "PJSIP/8001", "freeswitch": "user/8001", "voicexml": "sip:desk@127.0.0.1"}
SITE = Site("lab", dict.fromkeys("一二三四", BOUND))
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("UTC"))


def made(dial: str) -> Hotline:
    return flow(MENU.replace("DIAL", dial))


def dials(hotline: Hotline, world: World = AT_REST, **outcomes: str) -> tuple[list[str], World]:
    """Who is dialled, and the world that the call leaves."""
    trace = run(hotline, Script(outcomes=outcomes), Circumstances(AT, world=world))
    return [each.what[0] for each in trace if each.kind == "dial"], after(world, trace)


@pytest.mark.parametrize(
    ("dial", "order", "rings"),
    [
        (ROTATING, ROTATION, ()),
        ("一、二 轮流 振铃20秒", ROTATION, ()),
        ("一，二，轮流振铃 20秒", ROTATION, ()),
        ("一，二，in rotation, ring 20s", ROTATION, ()),
        ("一 振铃 5秒，二 振铃 20秒，轮流", ROTATION, (5, 20)),
        ("一，二，振铃 20秒，随机", RANDOM, ()),
        ("一，二，at random, ring 20s", RANDOM, ()),
        ("一，轮流，振铃 20秒", "", ()),
    ],
)
def test_what_is_written_is_how_it_is_dialled(dial: str, order: str, rings: tuple[int, ...]) -> None:
    (node,) = [each for each in made(dial).nodes.values() if isinstance(each, Transfer)]
    assert (node.order, node.rings) == (order, rings)
    assert set(node.destinations) <= set("一二三")


@pytest.mark.parametrize(
    "dial",
    [
        "一，二，一，轮流，振铃 9秒",
        "一，一，随机，振铃 9秒",
        "一，二，轮流，同时，振铃 9秒",
        "一，二，轮流，随机，振铃 9秒",
    ],
)
def test_what_is_refused(dial: str) -> None:
    assert codes(HEAD + MENU.replace("DIAL", dial) + END) == ["IVRC116"]


def test_each_call_begins_with_the_next_and_all_get_as_many() -> None:
    hotline, world, firsts = made(ROTATING), AT_REST, Counter[str]()
    orders = []
    for _ in range(30):
        whom, world = dials(hotline, world)
        orders.append(whom[0])
        firsts[whom[0]] += 1
    assert orders[:4] == ["一", "二", "三", "一"]
    assert set(firsts.values()) == {10}


def test_a_turn_is_taken_whoever_answers() -> None:
    hotline = made(ROTATING)
    whom, world = dials(hotline, AT_REST, 一="busy", 二="no-answer")
    assert whom == ["一", "二", "三"] and next_of(hotline, world) == {"一+二+三": "二"}


@pytest.mark.parametrize("outcomes", list(product(OUTCOMES, repeat=3)))
@pytest.mark.parametrize("first", "一二三")
@pytest.mark.parametrize("dial", [ROTATING, DRAWN])
def test_all_are_dialled_once_from_the_first_and_the_last_outcome_decides(
    dial: str, first: str, outcomes: tuple[str, ...]
) -> None:
    hotline = made(dial)
    whom, world = dials(hotline, beginning_with(hotline, first), **dict(zip("一二三", outcomes, strict=True)))
    start = "一二三".index(first)
    order = [*"一二三"[start:], *"一二三"[:start]]
    came = dict(zip("一二三", outcomes, strict=True))
    answered = next((n for n, name in enumerate(order, 1) if came[name] == "answered"), 3)
    assert whom == order[:answered]
    assert (world.begun == frozenset()) == (dial == DRAWN)


def test_those_who_are_named_alike_share_their_turns_and_others_do_not() -> None:
    menu = MENU.replace("DIAL", ROTATING).replace("“占线。” 再见", "乙")
    hotline = flow(menu + MENU.replace("DIAL", ROTATING).replace("甲", "乙").replace("播报 起：“您好。” → 乙\n", "").replace("“占线。” 再见", "丙")
                   + MENU.replace("DIAL", "一，三，二，轮流，振铃 9秒").replace("甲", "丙").replace("播报 起：“您好。” → 丙\n", ""))  # fmt: skip
    whom, world = dials(hotline, AT_REST, **dict.fromkeys("一二三", "busy"))
    assert whom == [*"一二三", *"二三一", *"一三二"]
    assert next_of(hotline, world) == {"一+二+三": "三", "一+三+二": "三"}


def test_of_a_world_of_others_the_first_is_taken() -> None:
    assert dials(made(ROTATING), AT_REST.began("一+二+三", "四"))[0] == ["一"]


@pytest.mark.parametrize("dial", [ROTATING, DRAWN])
def test_calls_are_made_that_begin_with_each(dial: str) -> None:
    hotline = made(dial)
    paths = generate(hotline, Surroundings()).paths
    assert {each.what for path in paths for each in path.covers if each.kind == "first"} == set("一二三")
    for path in paths:
        assert Call.of_dict(path.call.as_dict()) == path.call


@pytest.mark.parametrize("dial", [ROTATING, DRAWN, "一，二，三，振铃 20秒"])
def test_in_some_call_each_answers_and_hangs_up_first_and_something_follows(dial: str) -> None:
    """Else a switch that dials the next one though one has answered is not seen."""
    hotline = flow(
        MENU.replace("播报 起：“您好。” → 甲", "菜单 起\n    人工请按1 → 甲").replace("DIAL", dial)
    )
    paths = generate(hotline, Surroundings()).paths
    followed = set()
    for path in paths:
        events = run(hotline, path.call.caller(), path.call.given())
        for dialled, came, then in zip(events, events[1:], events[2:], strict=False):
            if (came.kind, came.what, then.kind) == ("outcome", ("answered",), "goto"):
                followed.add(dialled.what[0])
    assert followed == set("一二三")
    assert len([path for path in paths if path.call.plan.talks]) == 1


def emitted(target: Target, hotline: Hotline) -> str:
    return "".join(made_by(target, hotline, SITE).files.values())


def test_asterisk_takes_the_turn_under_a_lock() -> None:
    text = emitted(ASTERISK, made(ROTATING))
    order = [
        text.index(each) for each in ("${LOCK(", "${DB(ivrc/", "Set(DB(ivrc/", "${UNLOCK(", "Goto(whom-")
    ]
    assert order == sorted(order)
    assert len(re.findall(r"Dial\(PJSIP/8001,20,g\)", text)) == 3
    assert "${RAND(1,3)}" in emitted(ASTERISK, made(DRAWN)) and "LOCK(" not in emitted(ASTERISK, made(DRAWN))


def test_freeswitch_takes_the_turn_under_a_mutex() -> None:
    text = emitted(FREESWITCH, made(ROTATING))
    actions = re.findall(
        r'application="(mutex|execute_extension)" data="(?:[^"]*~turn~[^" ]*( off)?|first XML [^"]*)"', text
    )
    assert actions == [("mutex", ""), ("execute_extension", ""), ("mutex", " off")]
    assert text.count('application="bridge"') == 3


@pytest.mark.parametrize("limit", [1, 77, 250, 334, 500, 667, 999])
def test_freeswitch_draws_from_thousandths(limit: int) -> None:
    like = re.compile(f"^({_below(limit)})$")
    assert [n for n in range(1000) if like.match(f"{n:03}")] == list(range(limit))


def test_voicexml_draws_and_does_not_take_turns() -> None:
    assert [each.code for each in admit(made(ROTATING), SITE, VOICEXML)] == ["IVRC401"]
    assert admit(made(DRAWN), SITE, VOICEXML) == []
    text = emitted(VOICEXML, made(DRAWN))
    assert text.count("<transfer ") == 5 and "Math.floor(Math.random() * 3)" in text
