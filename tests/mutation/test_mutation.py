"""Mutants are data that the text alone decides; a sample of them is killed on a real switch."""

from __future__ import annotations

import asyncio
from copy import deepcopy
from pathlib import Path

import pytest

from ivrc.simulate.machine import run
from ivrc.switches.asterisk.driver import dialplan
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.verify.driver import Placed, Step
from tests.mutation import audio, journal, report
from tests.mutation.equivalent import RULES, SAME_WAYS, rule
from tests.mutation.mutants import Mutant, applied, of_clips, of_text, sample, spoil
from tests.mutation.runner import Fate, fates
from tests.mutation.steps import lines_of
from tests.mutation.subject import Subject, Texts
from tests.verify.conftest import Shipped
from tests.verify.conftest import asterisk as asterisk
from tests.verify.conftest import shipped as shipped

TEXT = """; a comment
[ivrc-一.菜单]
exten => s,1,Set(IVRC_SILENCE=0)
 same => n,Set(IVRC_WRONG=0)
 same => n,Background(ivrc/一/你好)
 same => n,WaitExten(5)
exten => _80XX,1,Dial(Local/${EXTEN:1}@desk/n,20,g)
 same => n,Goto(ivrc-一.再见,s,1)
exten => outcome-NOANSWER,1,Goto(ivrc-一.再见,s,1)
exten => _outcome!,1,Goto(ivrc-一.再见,s,1)
include => ivrc-一~all

[ivrc-一.再见]
exten => s,1,Hangup()
"""


PARTS = """[ivrc-一]
exten => s,1,Answer()
 same => n,Set(IVRC_KEY=)
 same => n,Goto(ivrc-一.说,s,1)
include => ivrc-一~all

[ivrc-一.说]
exten => s,1,GotoIf(${EXISTS(${IVRC_KEY})}?after1)
 same => n,Background(ivrc/一/你好)
 same => n,GotoIf($["${BACKGROUNDSTATUS}" = "FAILED"]?fault,1)
 same => n(after1),Goto(ivrc-一.拨,s,1)
exten => _[0-9A-D#*],1,Set(IVRC_KEY=${EXTEN})
 same => n,Goto(s,after1)
include => ivrc-一~all

[ivrc-一.拨]
exten => s,1,Set(IVRC_KEY=)
 same => n,GotoIf(${EXISTS(${IVRC_V1})}?dial${IVRC_V1},1:fault,1)
exten => dial8001,1,Dial(Local/8001@desk/n,20,g)
 same => n,Goto(ivrc-一.无人,s,1)
exten => _dial80XX,1,Dial(Local/8001@desk/n,20,g)
 same => n,Goto(ivrc-一.无人,s,1)
include => ivrc-一~all

[ivrc-一.无人]
exten => s,1,GotoIf(${EXISTS(${IVRC_KEY})}?after1)
 same => n(after1),Hangup()
exten => h,1,GotoIf($["${X}" = "1"]?:over)
 same => n(over),NoOp()
include => ivrc-一~all
"""


def test_every_line_that_says_something_has_mutants_and_the_same_ones_each_time() -> None:
    found = of_text("一.conf", TEXT)
    said = {number for number, line in enumerate(TEXT.splitlines(), 1) if line}
    assert {mutant.line for mutant in found} == said
    assert found == of_text("一.conf", TEXT)
    assert all(applied(mutant, TEXT) != TEXT for mutant in found)


@pytest.mark.parametrize("after", [
    " same => n,WaitExten(6)",
    " same => n,WaitExten(4)",
    "exten => _80XX,1,Dial(Local/${EXTEN:1}@desk/n,21,g)",
    "exten => _80XX,1,Dial(Local/${EXTEN:1}@desk/n,20)",
    "exten => _80XX,1,Dial(Local/${EXTEN:1}@desk/n,20,gt)",
    "exten => _80XX,1,Dial(Local/${EXTEN:2}@desk/n,20,g)",
    "exten => _X0XX,1,Dial(Local/${EXTEN:1}@desk/n,20,g)",
    "exten => _80ZX,1,Dial(Local/${EXTEN:1}@desk/n,20,g)",
    " same => n,Playback(ivrc/一/你好)",
    " same => n,Goto(ivrc-一.菜单,s,1)",
    "exten => s,1,Set(IVRC_WRONG=0)\n same => n,Set(IVRC_SILENCE=0)",
    "",
])  # fmt: skip
def test_a_line_becomes(after: str) -> None:
    assert after in [mutant.after for mutant in of_text("一.conf", TEXT)]


@pytest.mark.parametrize("step, after", [
    ("WaitDigit(5)", "WaitDigit(6)"),
    ("Queue(ivrc-店.队,c,,,40,,ivrc-店~record)", "Queue(ivrc-店.队,,,,40,,ivrc-店~record)"),
    ("Queue(ivrc-店.队,c,,,40,,ivrc-店~record)", "Queue(ivrc-店.队,c,,,39,,ivrc-店~record)"),
    ("Dial(Local/d0@desk/n,20,gf(4006659929)b(ivrc-店~before^1(${IVRC_V1}))U(ivrc-店~record))", "Dial(Local/d0@desk/n,20,gf(4006659929)U(ivrc-店~record))"),
    ("Dial(Local/d0@desk/n,20,gf(4006659929)U(ivrc-店~record))", "Dial(Local/d0@desk/n,20,gU(ivrc-店~record))"),
    ("Dial(${IVRC_RING0},15,gA(:${IVRC_SAYS0})U(ivrc-店~record))", "Dial(${IVRC_RING0},15,A(:${IVRC_SAYS0})U(ivrc-店~record))"),
    ("Dial(${IVRC_RING0},15,gA(:${IVRC_SAYS0})U(ivrc-店~record))", "Dial(${IVRC_RING0},15,gA(:${IVRC_SAYS0}))"),
    ("ControlPlayback(ivrc/店/请,,,,0123456789*#ABCD)", "ControlPlayback(ivrc/店/请,,,,0123456789)"),
    ("ExecIf(${EXISTS(${A})}?NoOp():Set(A=${STRFTIME(,,%s%3q)}))", "ExecIf(${EXISTS(${A})}?Set(A=${STRFTIME(,,%s%3q)}):NoOp())"),
    ("ExecIf(${EXISTS(${A})}?Set(B=${C:0:8}))", "ExecIf(${EXISTS(${A})}?NoOp():Set(B=${C:0:8}))"),
])  # fmt: skip
def test_what_lessons_have_besides_is_changed_too(step: str, after: str) -> None:
    text = f"[ivrc-店]\nexten => s,1,{step}\n"
    assert f"exten => s,1,{after}" in [mutant.after for mutant in of_text("店.conf", text)]


@pytest.mark.parametrize("operator, line, name", [
    ("deleted", 1, "the same steps"),
    ("doubled", 4, "done twice"),
    ("doubled", 8, "done twice"),
    ("swapped with the next", 3, "either order"),
    ("deleted", 9, "the wider one does the same"),
    ("doubled", 11, "included twice"),
    ("deleted", 10, ""),
    ("deleted", 4, ""),
    ("doubled", 5, ""),
    ("swapped with the next", 4, ""),
])  # fmt: skip
def test_only_what_a_rule_covers_is_equivalent(operator: str, line: int, name: str) -> None:
    (mutant,) = (each for each in of_text("一.conf", TEXT) if (each.operator, each.line) == (operator, line))
    assert by_its_place(mutant, TEXT) == name


def by_its_place(mutant: Mutant, text: str) -> str:
    """The rule that holds without a walk through the whole text, of which most here leads nowhere."""
    spoilt = applied(mutant, text)
    rules = (each for each in RULES if each.name != SAME_WAYS)
    return next((each.name for each in rules if each.holds(mutant, text, spoilt)), "")


WAITS = """[ivrc-一]
exten => s,1,Answer()
 same => n,Goto(ivrc-一.菜单~1,s,1)
include => ivrc-一~all

[ivrc-一.菜单~1]
exten => s,1,WaitExten(3)
exten => _XXX,1,Goto(ivrc-一,${IVRC_FIRST}${EXTEN},1)
exten => t,1,Goto(ivrc-一,${IVRC_FIRST},1)
exten => i,1,Goto(ivrc-一,${IVRC_FIRST}${INVALID_EXTEN},1)
include => ivrc-一~all
"""


@pytest.mark.parametrize("without, name", [
    ("", "included for nothing"),
    ("exten => t,1,Goto(ivrc-一,${IVRC_FIRST},1)\n", ""),
    ("exten => i,1,Goto(ivrc-一,${IVRC_FIRST}${INVALID_EXTEN},1)\n", ""),
])  # fmt: skip
def test_where_keys_are_awaited_what_is_included_takes_none_and_wrong_ones(without: str, name: str) -> None:
    text = WAITS.replace(without, "") if without else WAITS
    mutant = [each for each in of_text("一.conf", text) if each.construct == "include" and each.operator == "deleted"][-1]  # fmt: skip
    assert mutant.place == "ivrc-一.菜单~1"
    assert by_its_place(mutant, text) == name


TYPED = """[ivrc-一]
exten => s,1,Goto(ivrc-一.菜单,s,1)

[ivrc-一.菜单]
exten => _80XX,1,Set(IVRC_V1=${EXTEN})
 same => n,Goto(ivrc-一.拨,s,1)
exten => 9,1,Goto(ivrc-一.再见,s,1)

[ivrc-一.拨]
exten => s,1,GotoIf(${EXISTS(${IVRC_V1})}?dial${IVRC_V1},1:fault,1)
exten => _dial!,1,Hangup()
include => ivrc-一~all

[ivrc-一.再见]
exten => s,1,Hangup()
"""


@pytest.mark.parametrize("old, new, name", [
    ("", "", "included for nothing"),
    ("9,1,Goto(ivrc-一.再见", "9,1,Goto(ivrc-一.拨", ""),
    ("Set(IVRC_V1=${EXTEN})", "Set(IVRC_V2=${EXTEN})", ""),
    ("_dial!,", "_dial80XX,", ""),
])  # fmt: skip
def test_no_fault_is_led_to_where_a_number_has_just_been_typed(old: str, new: str, name: str) -> None:
    text = TYPED.replace(old, new) if old else TYPED
    (mutant,) = (
        each for each in of_text("一.conf", text) if (each.construct, each.operator) == ("include", "deleted")
    )
    assert by_its_place(mutant, text) == name


def test_clips_need_to_be_answered() -> None:
    (mutant,) = (each for each in of_text("一.conf", PARTS) if "noanswer" in each.after)
    assert by_its_place(mutant, PARTS) == "answered already"
    numbered = PARTS.replace("include =>", "exten => 33881001,1,Goto(ivrc-一,s,1)\ninclude =>", 1)
    (mutant,) = (each for each in of_text("一.conf", numbered) if "noanswer" in each.after)
    assert by_its_place(mutant, numbered) == "answered already"
    unanswered = PARTS.replace("s,1,Answer()", "s,1,NoOp()")
    (mutant,) = (each for each in of_text("一.conf", unanswered) if "noanswer" in each.after)
    assert by_its_place(mutant, unanswered) == ""
    found = rule(mutant, PARTS, applied(mutant, PARTS))
    assert found is not None and found.name == "answered already"


def test_each_operator_has_its_turn_before_one_has_a_second() -> None:
    every = of_text("一.conf", TEXT)
    kinds = {(mutant.construct, mutant.operator) for mutant in every}
    few = sample(every, len(kinds), seed=3)
    assert {(mutant.construct, mutant.operator) for mutant in few} == kinds
    assert few == sample(every, len(kinds), seed=3) != sample(every, len(kinds), seed=4)


def test_clips_are_spoilt(tmp_path: Path) -> None:
    samples = b"\x95\x15" * 4000
    for mutant in of_clips(["一"]):
        for clip, data in (("一", samples), ("二", b"\xd5" * 80)):
            (tmp_path / f"{clip}.alaw").write_bytes(data)
        spoil(mutant, tmp_path)
        assert (tmp_path / "一.alaw").read_bytes() != samples, mutant.operator
    assert len(of_clips(["一"])) == len(audio.SPOILS)


def test_a_fault_of_one_file_leaves_the_others_and_is_found_in_the_whole() -> None:
    texts = Texts({"一.conf": PARTS, "一~days.conf": TEXT}, {"一.queues.conf": ""}, ("一.conf", "一~days.conf", "一.queues.conf"))  # fmt: skip
    mutant = of_text("一~days.conf", TEXT)[-1]
    spoilt = texts.spoilt(mutant)
    assert spoilt.dialplans == {"一.conf": PARTS, "一~days.conf": applied(mutant, TEXT)}
    lines = texts.whole.splitlines()
    assert lines[texts.before(mutant.file) + mutant.line - 1] == mutant.before.splitlines()[0]


def made() -> list[Fate]:
    one, two, three, four = of_text("一.conf", TEXT)[-4:]
    slow = Fate(four, calls=9, undecided=("来电一", "来电二"))
    return [
        Fate(one, killed="IVRC606", calls=1),
        Fate(two, equivalent="done twice"),
        Fate(three, calls=7),
        slow,
    ]


def test_the_score_leaves_out_what_is_equivalent_and_what_is_undecided_and_lists_what_survived() -> None:
    found = made()
    survived, slow = found[2].mutant, found[3].mutant
    told, text = report.data(found), report.text("一", found)
    assert (told["score"], told["least"], told["undecided"]) == (0.5, 0.3333, 1)
    assert [each["line"] for each in told["survivors"]] == [survived.line]
    assert [each["line"] for each in told["open"]] == [slow.line]
    assert f"一.conf:{survived.line} [{survived.place}] {survived.operator}, survived of 7 calls" in text
    assert f"一.conf:{slow.line} [{slow.place}] {slow.operator}, undecided by 2 of 9 calls" in text
    assert "1 of 2 killed, 50.0% (1 equivalent, 1 undecided: 33.3% at least)" in text


def test_a_journal_settles_what_was_killed_or_is_equivalent_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    assert journal.kept(path) == {}
    for fate in made():
        journal.keep(path, fate)
    killed, equivalent, survived, _ = made()
    assert journal.kept(path) == {killed.mutant: killed, equivalent.mutant: equivalent}
    journal.keep(path, survived._replace(killed="IVRC607"))
    assert journal.kept(path)[survived.mutant].killed == "IVRC607"


SAMPLE = {("Goto", "another target", "再见"), ("[context]", "deleted", "再见"),
          ("Goto", "another application", "总机")}  # fmt: skip
"""A mutant each of these constructs and operators, in these nodes."""
FEW = 1


def few(shipped: Shipped) -> list[Placed]:
    """The shortest calls that come to a node of the sample."""
    traces = [(run(call.hotline, deepcopy(call.caller), call.given), call) for call in shipped.calls()]
    found = []
    for _, _, node in sorted(SAMPLE):
        there = [each for each in traces if any(e.kind == "goto" and e.what[0] == node for e in each[0])]
        found += sorted(there, key=lambda each: each[0][-1].at_ms)[:FEW]
    return list({call.name: call for _, call in found}.values())


@pytest.mark.slow
def test_a_sample_is_killed_on_a_real_switch(asterisk: Installed, shipped: Shipped) -> None:
    of = Subject(*shipped, few(shipped))
    assert len(of.calls) <= FEW * len(SAMPLE)
    chosen: dict[tuple[str, str, str], Mutant] = {}
    for mutant in of.mutants():
        node = mutant.place.removeprefix("ivrc-大众联合.")
        if mutant.line:
            chosen.setdefault((mutant.construct, mutant.operator, node), mutant)
    told = asyncio.run(fates(asterisk, of, [chosen[each] for each in SAMPLE], lambda line: None))
    assert not [fate for fate in told if not fate.killed]


STEPS = [
    (("ivrc-一.菜单", "s", 1), {2, 3}),
    (("ivrc-一.菜单", "8001", 1), {2, 7}),
    (("ivrc-一.菜单", "8001", 2), {2, 8}),
    (("ivrc-一.菜单", "outcome-NOANSWER", 1), {2, 9}),
    (("ivrc-一.菜单", "outcome-BUSY", 1), {2, 10}),
    (("ivrc-一.菜单", "none", 1), {2, 11}),
    (("another", "s", 1), set()),
]


@pytest.mark.parametrize("step, lines", STEPS)
def test_a_step_that_the_switch_tells_is_found_in_the_text(
    step: tuple[str, str, int], lines: set[int]
) -> None:
    assert lines_of(TEXT, [Step(*step)]) == lines


def test_the_reader_reads_the_sample() -> None:
    assert len(list(dialplan.read(TEXT))) == 10


@pytest.mark.parametrize("line, operator, after, name", [
    (2, "swapped with the next", "", "either order"),
    (3, "swapped with the next", "", ""),
    (5, "deleted", "", "included for nothing"),
    (14, "deleted", "", ""),
    (10, "another target", "typed", "no first key"),
    (8, "step left out", "", ""),
    (12, "variable", "", "dropped next"),
    (12, "deleted", "", ""),
    (19, "deleted", "", "the wider one does the same"),
    (19, "pattern", "dialX001", "the wider one does the same"),
    (19, "pattern", "dial9001", ""),
    (21, "deleted", "", ""),
    (26, "step left out", "", "no key waits"),
    (26, "condition", "GotoIf(1", ""),
    (29, "deleted", "", "nothing follows"),
    (28, "swapped with the next", "", "nothing follows"),
    (27, "label left out", "", ""),
])  # fmt: skip
def test_a_rule_holds_for_what_the_parts_do_and_for_no_more(
    line: int, operator: str, after: str, name: str
) -> None:
    mutant = next(
        each
        for each in of_text("一.conf", PARTS)
        if (each.line, each.operator) == (line, operator) and after in each.after
    )
    assert by_its_place(mutant, PARTS) == name
