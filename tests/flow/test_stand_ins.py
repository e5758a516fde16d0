"""Stand-ins for desks that are away: in the flow, the simulator and each target's text."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import chain, combinations
from zoneinfo import ZoneInfo

import pytest
from lowered import END, HEAD, codes, flow, lowering, words

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Hotline, Play
from ivrc.flow.stand_in import desk_of, dialled, switch_of
from ivrc.flow.switches import desks
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.trace import Event
from ivrc.simulate.world import AT_REST, after
from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.asterisk.text.target import TARGET as ASTERISK
from ivrc.switches.freeswitch.text.target import TARGET as FREESWITCH
from ivrc.switches.target import Target
from ivrc.switches.target import emitted as made_by
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML

INSTEAD = "代接 一=三，三=四"
MENU = """菜单 起：“您好。”
    人工请按1 → 甲
    一离席请按2 → 走
    一回席请按3 → 回
转接 甲：拨 DIAL
    接通前 “{工号}号。”
    占线，无人接听，转接失败 → 再见
播报 走
    离席 一
    “已离席。” → 再见
播报 回
    回席 一
    “已回席。” → 再见
"""
BOUND = {"asterisk": "PJSIP/8001", "freeswitch": "user/8001", "voicexml": "sip:desk@127.0.0.1"}
SITE = Site(
    "lab", {name: {at: f"{to}{number}" for at, to in BOUND.items()} for number, name in enumerate("一二三四")}
)
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("UTC"))
SUBSETS = list(chain.from_iterable(combinations("一三", many) for many in range(3)))


def text(dial: str = "一，二，振铃 20秒", instead: str = INSTEAD, menu: str = MENU) -> str:
    numbers = "工号 一=1001，二=1002，三=1003，四=1004"
    told = menu if "同时" not in dial else menu.replace("{工号}号", "这就接通")
    numbers = numbers if "同时" not in dial else ""
    head = HEAD + "".join(f"    {line}\n" for line in (numbers, instead) if line)
    return head + told.replace("DIAL", dial) + END


def made(dial: str = "一，二，振铃 20秒", instead: str = INSTEAD) -> Hotline:
    hotline, found = lowering(text(dial, instead))
    assert hotline is not None, found
    return hotline


def call(hotline: Hotline, keys: str, away: tuple[str, ...] = (), **outcomes: str) -> list[Event]:
    world = AT_REST._replace(on=frozenset(map(switch_of, away)))
    return run(hotline, Script(keys, outcomes=outcomes), Circumstances(AT, world=world))


def dials(trace: list[Event]) -> list[str]:
    return [each.what[0] for each in trace if each.kind == "dial"]


@pytest.mark.parametrize("away", SUBSETS)
def test_whoever_is_away_is_not_dialled_and_the_last_who_is_there_is(away: tuple[str, ...]) -> None:
    there = "一" if "一" not in away else "三" if "三" not in away else "四"
    for dial in ("一，二，振铃 20秒", "一，二，轮流，振铃 20秒", "一，二，同时，振铃 20秒"):
        trace = call(made(dial), "1", away, **{there: "busy"})
        assert dials(trace) == [there, "二"], dial


def test_whose_turn_it_is_goes_by_the_names_as_they_are_written() -> None:
    trace = call(made("一，二，轮流，振铃 20秒"), "1", ("一",))
    assert [each.what for each in trace if each.kind == "first"] == [("一", "一+二")]


def test_who_answered_of_several_is_the_one_who_stands_in() -> None:
    trace = call(made("一，二，同时，振铃 20秒"), "1", ("一",))
    assert [each.what[0] for each in trace if each.kind == "taken"] == ["三"]


def test_the_caller_hears_the_number_of_whoever_answers() -> None:
    hotline = made()
    for away, number in (((), "1001"), (("一",), "1003"), (("一", "三"), "1004"), (("三",), "1001")):
        trace = call(hotline, "1", away)
        answered = [each.kind for each in trace].index("outcome")
        (clip,) = [each.what[0] for each in trace[answered:] if each.kind == "play"]
        assert words(hotline, (Play(clip),)) == [f"{number}号。"]


def test_a_stand_in_rings_for_as_long_as_the_place() -> None:
    (node,) = [
        each for each in made("一 振铃 5秒，二 振铃 20秒").nodes.values() if isinstance(each, Transfer)
    ]
    assert [node.seconds_of(each) for each in "一三四二"] == [5, 5, 5, 20]


def test_away_and_back_are_left_to_the_next_call() -> None:
    hotline = made()
    world = after(AT_REST, call(hotline, "2"))
    assert world.on == {switch_of("一")}
    assert after(world, call(hotline, "3")) == AT_REST
    assert desks(hotline) == ("一", "三")


def test_a_switch_of_a_desk_is_no_switch_that_a_hotline_names() -> None:
    assert desk_of(switch_of("一")) == "一" and desk_of("一") == ""
    assert "IVRC268" in codes(HEAD + "    开关 一~away\n播报 甲：“一。” → 再见\n" + END)


@pytest.mark.parametrize(
    ("instead", "dial"),
    [
        ("代接 一=一", "一，二，振铃 9秒"),
        ("代接 一=二，二=一", "一，三，振铃 9秒"),
        ("代接 一=三，三=四，四=一", "一，二，振铃 9秒"),
        ("代接 一=三，一=四", "一，二，振铃 9秒"),
        ("代接 一", "一，二，振铃 9秒"),
        ("代接 一=", "一，二，振铃 9秒"),
        ("代接 一=${SHELL(reboot)}", "一，二，振铃 9秒"),
        ("代接 一=三 四", "一，二，振铃 9秒"),
        ("代接 一=二", "一，二，振铃 9秒"),
        ("代接 一=三，三=二", "一，二，振铃 9秒"),
        ("代接 一=三，二=三", "一，二，同时，振铃 9秒"),
        ("代接 二=三", "一，二，振铃 9秒"),
        ("", "一，二，振铃 9秒"),
    ],
)
def test_what_is_refused(instead: str, dial: str) -> None:
    found = [each for each in compile_text(text(dial, instead)).diagnostics if each.severity == "error"]
    assert {each.code for each in found} == {"IVRC297"}, found
    assert all(each.mend_zh and each.mend_en for each in found)


@pytest.mark.parametrize(
    ("instead", "menu", "said"),
    [
        ("代接 一=三，五=三", MENU, "没有一个转接拨“五”"),
        ("代接 一=三，二=四", MENU, "没有一处把“二”设为离席"),
    ],
)
def test_a_stand_in_that_never_stands_in_is_told(instead: str, menu: str, said: str) -> None:
    (found,) = [each for each in lowering(text(instead=instead, menu=menu))[1] if "代接" in each.zh]
    assert said in found.zh


@pytest.mark.parametrize("dial", ["一，二，振铃 20秒", "一，二，轮流，振铃 20秒", "一，二，同时，振铃 20秒"])
def test_calls_are_made_in_which_each_of_them_stands_in(dial: str) -> None:
    paths = generate(made(dial), Surroundings()).paths
    found = {each.what for path in paths for each in path.covers if each.kind == "stands in"}
    assert found == {"三", "四"}


def emitted(target: Target, hotline: Hotline) -> str:
    return "".join(made_by(target, hotline, SITE).files.values())


def test_asterisk_asks_before_it_dials() -> None:
    plan = emitted(ASTERISK, made())
    node = plan[plan.index(".甲]") :]
    steps = ["Set(IVRC_RING0=PJSIP/80010)", "一~away", "Set(IVRC_RING0=PJSIP/80012)", "三~away",
             "Set(IVRC_RING0=PJSIP/80013)", "Dial(${IVRC_RING0},20,g${IVRC_SAYS0})", "Dial(PJSIP/80011,20,"]  # fmt: skip
    order = [node.index(each) for each in steps]
    assert order == sorted(order)
    assert "Dial(${IVRC_RING0}&PJSIP/80011," in emitted(ASTERISK, made("一，二，同时，振铃 20秒"))


@pytest.mark.parametrize(("dial", "strings"), [("一，二，振铃 20秒", ["${ivrc_ring0}", "user/80011"]),
                                               ("一，二，同时，振铃 20秒", ["${ivrc_ring0},user/80011"])])  # fmt: skip
def test_freeswitch_asks_before_it_dials(dial: str, strings: list[str]) -> None:
    plan = emitted(FREESWITCH, made(dial))
    assert re.findall(r'application="bridge" data="([^"]*)"', plan) == strings
    asked = re.findall(
        r'<extension name="([^"]*)">\s+<condition field="destination_number" expression="\^there-0\$"', plan
    )
    assert asked == ["四 stands in", "三 stands in", "一 is there"]
    first = plan.index('name="四 stands in"')
    both = plan[first : plan.index("</extension>", first)]
    assert both.count("~away)") == 2 and "ivrc_ring0=user/80013" in both


def test_voicexml_refuses_with_the_way_round() -> None:
    found = admit(
        flow("转接 甲：拨 一，振铃 9秒\n    占线，无人接听，转接失败 → 再见", HEAD + "    代接 一=三\n"),
        SITE,
        VOICEXML,
    )
    (refused,) = [each for each in found if each.code == "IVRC401"]
    assert "代接" in refused.zh and "话机" in refused.zh + refused.mend_zh


def test_a_stand_in_is_dialled_whatever_else_is_on() -> None:
    (node,) = [each for each in made().nodes.values() if isinstance(each, Transfer)]
    assert dialled(node.stand_ins, "一", {"恶劣天气", switch_of("三")}) == "一"
    assert dialled(node.stand_ins, "二", {switch_of("一")}) == "二"
