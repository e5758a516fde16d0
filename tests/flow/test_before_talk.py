"""What the caller hears of whoever answers, before the talk: in the flow, the simulator and each target's text."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import END, HEAD, codes, flow

from ivrc.checks.registry import check
from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.diagnostics import has_errors
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Hotline
from ivrc.records.of_trace import record_of
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.world import AT_REST, World
from ivrc.site import Extensions, Site
from ivrc.switches.admit import admit
from ivrc.switches.asterisk.text.target import TARGET as ASTERISK
from ivrc.switches.freeswitch.text.target import TARGET as FREESWITCH
from ivrc.switches.target import Target
from ivrc.switches.target import emitted as made_by
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML

NUMBERS = "    工号 一=1001，二=27\n    工号 三=8\n"
MENU = """播报 起：“您好。” → 甲
转接 甲：拨 DIAL，每个振铃 9秒
    接通前 SAID
    占线，无人接听，转接失败 → 再见
    通话结束 → “谢谢。” 再见
"""
SITE = Site(
    "lab",
    {name: {"asterisk": f"PJSIP/{name}", "freeswitch": f"user/{name}", "voicexml": "sip:desk@127.0.0.1"} for name in "一二三"},
    Extensions(), {}, {}, {},
)  # fmt: skip
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("UTC"))


def text(said: str = "“{工号}号为您服务。”", dial: str = "一，二，三", numbers: str = NUMBERS) -> str:
    return HEAD + numbers + MENU.replace("SAID", said).replace("DIAL", dial) + END


def made(said: str = "“{工号}号为您服务。”", dial: str = "一，二，三", numbers: str = NUMBERS) -> Hotline:
    compiled = compile_text(text(said, dial, numbers))
    assert compiled.hotline is not None and not has_errors(compiled.diagnostics), compiled.diagnostics
    return compiled.hotline


def before(hotline: Hotline) -> list[str]:
    (found,) = [node.before for node in hotline.nodes.values() if isinstance(node, Transfer)]
    return [hotline.clips[clip].text for clip in found]


@pytest.mark.parametrize(
    ("said", "clips"),
    [
        ("“{工号}号为您服务。”", ["1001号为您服务。", "27号为您服务。", "8号为您服务。"]),
        ("《报工号》", ["1001号为您服务。", "27号为您服务。", "8号为您服务。"]),
        ("《报工号（工号=9）》", ["9号为您服务。"] * 3),
        ("“{agent number} will help.”", ["1001 will help.", "27 will help.", "8 will help."]),
    ],
)  # fmt: skip
def test_each_has_a_clip_of_its_own(said: str, clips: list[str]) -> None:
    dial = "一，二，三"
    assert before(made(said, dial, NUMBERS if "=9" not in said else "")) == clips
    assert not check(made(said, dial, NUMBERS if "=9" not in said else ""))


def test_a_number_is_read_digit_by_digit() -> None:
    for said in ("“{工号}号为您服务。”", "《报工号》"):
        hotline = made(said)
        (clip,) = [each for each in hotline.clips.values() if each.text.startswith("1001")]
        assert clip.readings == (("1001", "yāo líng líng yāo"),)
        (clip,) = [each for each in hotline.clips.values() if each.text.startswith("27")]
        assert clip.readings == (("27", "èr qī"),)


def test_a_sentence_for_everybody_is_one_clip_also_at_once() -> None:
    hotline = made("“已经为您接通。”", "一，二，同时", "")
    assert before(hotline) == ["已经为您接通。"] * 2 and not check(hotline)


@pytest.mark.parametrize(
    ("said", "dial", "numbers", "code"),
    [
        ("“{工号}号。”", "一，四", NUMBERS, "IVRC296"),
        ("《报工号》", "一，四", NUMBERS, "IVRC296"),
        ("“{工号}号。”", "一，二，同时", NUMBERS, "IVRC296"),
        ("“{工号}号。” “您好。”", "一", NUMBERS, "IVRC296"),
        ("“{主叫号码}，您好。”", "一", NUMBERS, "IVRC296"),
        ("“{工号}号。”", "一", "    工号 一=甲\n", "IVRC296"),
        ("“{工号}号。”", "一", "    工号 一=12345678901\n", "IVRC296"),
        ("“{工号}号。”", "一", "    工号 一=1，一=2\n", "IVRC296"),
        ("“{工号}号。”", "一", "    工号 1001\n", "IVRC296"),
        ("“{工号}号。”", "一", "    工号 一=${SHELL(reboot)}\n", "IVRC296"),
        ("“{工号}号。”", "一，二", NUMBERS, "IVRC224"),
    ],
)  # fmt: skip
def test_what_is_refused(said: str, dial: str, numbers: str, code: str) -> None:
    assert code in codes(text(said, dial, numbers))


@pytest.mark.parametrize(
    ("outcomes", "clip"),
    [({}, "1001号"), ({"一": "busy"}, "27号"), ({"一": "no-answer", "二": "unavailable"}, "8号"), (dict.fromkeys("一二三", "busy"), "")],
)  # fmt: skip
def test_the_caller_hears_the_number_of_who_answered(outcomes: dict[str, str], clip: str) -> None:
    hotline = made()
    trace = run(hotline, Script(outcomes=outcomes), Circumstances(AT))
    heard = [
        hotline.clips[each.what[0]].text
        for last, each in zip(trace, trace[1:], strict=False)
        if each.kind == "play" and last.kind == "outcome"
    ]
    assert [each.startswith(clip) for each in heard] == ([True] if clip else [])


def test_the_sentence_is_time_that_the_caller_waits() -> None:
    hotline = made()
    lengths = {each.id: 4000 for each in hotline.clips.values()}
    waited = [
        record_of(hotline, run(hotline, Script(outcomes=outcomes), given), given).waited_s
        for given in [Circumstances(AT, lengths_ms=lengths)]
        for outcomes in ({}, dict.fromkeys("一二三", "busy"))
    ]
    assert waited == [3 + 4, 9]


def test_a_clip_that_is_missing_is_no_fault() -> None:
    hotline = made()
    (clip,) = [each.id for each in hotline.clips.values() if each.text.startswith("1001")]
    trace = run(hotline, Script(), Circumstances(AT, missing=frozenset((clip,))))
    assert not [each for each in trace if each.kind == "fault" or each.what == (clip,)]


def emitted(target: Target, hotline: Hotline) -> str:
    return "".join(made_by(target, hotline, SITE).files.values())


def test_asterisk_plays_it_to_the_caller_alone() -> None:
    dials = re.findall(
        r"Dial\(PJSIP/(.),9,gA\(:ivrc/样例/(\d+)号为您服务-\w+\)\)$", emitted(ASTERISK, made()), re.M
    )
    assert dials == [("一", "1001"), ("二", "27"), ("三", "8")]


def test_freeswitch_plays_it_on_the_callers_channel_and_forgets_it() -> None:
    found = emitted(FREESWITCH, made())
    steps = re.findall(r"bridge_pre_execute_aleg_data=(?:\S*/(\d+)号\S*?\.wav)?\"|data=\"user/(.)\"", found)
    assert steps == [
        each
        for who, number in (("一", "1001"), ("二", "27"), ("三", "8"))
        for each in ((number, ""), ("", who), ("", ""))
    ]
    assert "bridge_pre_execute_bleg" not in found


def test_voicexml_refuses_it() -> None:
    assert [each.code for each in admit(made(), SITE, VOICEXML)] == ["IVRC401"]


def test_a_transfer_that_says_nothing_is_as_it_was() -> None:
    plain = flow(MENU.replace("    接通前 SAID\n", "").replace("DIAL", "一，二"))
    assert "A(" not in "".join(re.findall(r"Dial\(.*", emitted(ASTERISK, plain)))
    assert "aleg" not in emitted(FREESWITCH, plain)


LATE = "    久等 “久等了，{工号}号。”\n"


def late(dial: str = "一，二，三", line: str = LATE, head: str = NUMBERS) -> Hotline:
    menu = text(dial=dial, numbers=head).replace("    占线，", f"{line}    占线，", 1)
    compiled = compile_text(menu)
    assert compiled.hotline is not None and not has_errors(compiled.diagnostics), compiled.diagnostics
    return compiled.hotline


def of_talk(hotline: Hotline, outcomes: dict[str, str], world: World = AT_REST) -> list[str]:
    """The words that are heard between the answer and the talk."""
    trace = run(hotline, Script(outcomes=outcomes), Circumstances(AT, world=world))
    pairs = zip(trace, trace[1:], strict=False)
    return [
        hotline.clips[each.what[0]].text
        for last, each in pairs
        if each.kind == "play" and last.kind == "outcome"
    ]


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ({}, "1001号为您服务。"),
        ({"一": "busy"}, "27号为您服务。"),
        ({"一": "no-answer"}, "久等了，27号。"),
        ({"一": "busy", "二": "no-answer"}, "久等了，8号。"),
        ({"一": "no-answer", "二": "unavailable"}, "久等了，8号。"),
        ({"一": "unavailable", "二": "busy"}, "8号为您服务。"),
    ],
)
def test_who_has_waited_hears_other_words(outcomes: dict[str, str], words: str) -> None:
    assert of_talk(late(), outcomes) == [words]


def test_without_other_words_only_they_are_heard() -> None:
    hotline = late(line=LATE.replace("久等 “久等了，{工号}号。”", "久等 《让您久等》"))
    hotline = hotline._replace(
        nodes={
            name: node._replace(before=()) if isinstance(node, Transfer) else node
            for name, node in hotline.nodes.items()
        }
    )
    assert of_talk(hotline, {}) == []
    assert of_talk(hotline, {"一": "no-answer"}) == ["对不起，让您久等了。"]


def test_the_first_of_those_who_take_turns_may_be_late_too() -> None:
    (node,) = [each for each in late("一，二，轮流").nodes.values() if isinstance(each, Transfer)]
    assert len(node.late) == 2
    (node,) = [each for each in late("一，二，依次").nodes.values() if isinstance(each, Transfer)]
    assert len(node.late) == 1 and not node.late_of("一")


def test_who_is_named_twice_has_rung_before() -> None:
    (node,) = [each for each in late("一，一").nodes.values() if isinstance(each, Transfer)]
    assert node.before_of("一") != node.before_of("一", late=True)


def test_who_stands_in_says_it_of_themselves() -> None:
    hotline = late("一，二", head=NUMBERS + "    代接 二=三\n")
    (node,) = [each for each in hotline.nodes.values() if isinstance(each, Transfer)]
    away = AT_REST._replace(on=frozenset((node.stand_ins[0].switch,)))
    assert of_talk(hotline, {"一": "no-answer"}, away) == ["久等了，8号。"]
    assert of_talk(hotline, {"一": "busy"}, away) == ["8号为您服务。"]


@pytest.mark.parametrize("dial", ["一", "一，二，同时"])
def test_where_nobody_can_have_waited_it_is_refused(dial: str) -> None:
    assert "IVRC238" in codes(
        text("“您好。”", dial).replace("    占线，", "    久等 “久等了。”\n    占线，", 1)
    )


def test_calls_are_made_in_which_each_says_it() -> None:
    covered = {
        each for path in generate(late("一，二，三，轮流"), Surroundings()).paths for each in path.covers
    }
    assert {each.what for each in covered if each.kind == "late"} == set("一二三")


def test_no_switch_is_asked_for_it_in_vain() -> None:
    assert [each.code for each in admit(late(), SITE, VOICEXML)] == ["IVRC401"]


def test_calls_are_made_in_which_somebody_answers_who_is_not_late() -> None:
    hotline = late("一，二")
    kinds = {
        (each.kind, each.what, each.number)
        for path in generate(hotline, Surroundings()).paths
        for each in path.covers
    }
    assert {("late", "二", None), ("outcome", "answered", 2)} <= kinds
