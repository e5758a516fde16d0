"""extensions.conf: what is understood of it, what is told, and that nothing in it breaks a menu file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrc.compile import compile_text
from ivrc.importing.asterisk import conf
from ivrc.importing.asterisk.expressions import Scope, Unforeseen, evaluated, filled, holds
from ivrc.importing.asterisk.importing import hotline, ways_in
from ivrc.importing.asterisk.patterns import find
from ivrc.importing.asterisk.times import read as times
from ivrc.importing.digits import of_expression, written
from ivrc.importing.model import Days, Imported
from ivrc.importing.written import Heading, menu_file
from tests.importing.dialplans import ALL


def imported(
    text: str, context: str = "in", dialled: str = "s", elsewhere: frozenset[str] = frozenset()
) -> Imported:
    made = hotline(conf.read("extensions.conf", text, lambda name: None), context, dialled, elsewhere)
    assert made is not None
    return made


def menu(text: str, lang: str = "en", **more: str) -> str:
    return menu_file(imported(text, **more), Heading("in"), lang)


def told(made: Imported) -> list[tuple[str, int]]:
    return [(one.code, one.span.line) for some in made.lost.values() for one in some]


def test_hours_end_a_minute_after_the_last_one_that_is_within() -> None:
    text = menu(
        "[in]\nexten => s,1,GotoIfTime(9:00-17:59,mon-fri,*,*?open)\n same => n,Playback(closed)\n same => n(open),Hangup\n"
    )
    assert "in-hours -> hang up" in text
    assert "    mon-fri 9:00-18:00\n" in text
    assert "otherwise -> in-2" in text


@pytest.mark.parametrize(
    ("parts", "days"),
    [
        ("*,*,*,*", (Days("daily", ((0, 1440),)),)),
        ("22:00-5:59,sat&sun,*,*", (Days("sat-sun", ((0, 360), (1320, 1440))),)),
        ("*,fri-mon,*,*", (Days("mon, fri-sun", ((0, 1440),)),)),
        ("9:00-11:59&13:00-16:59,tue,*,*", (Days("tue", ((540, 720), (780, 1020))),)),
        ("*,*,24-26,dec", (Days("Dec 24-26", ((0, 1440),)),)),
        ("*,*,1,jan&may", (Days("Jan 1", ((0, 1440),)), Days("May 1", ((0, 1440),)))),
        ("*,mon,1-7,sep", None),
        ("25:00-26:00,*,*,*", None),
        ("9-17,*,*,*", None),
        ("*,*,*", None),
    ],
)
def test_times(parts: str, days: tuple[Days, ...] | None) -> None:
    assert times(parts.split(",")) == days


@pytest.mark.parametrize(
    ("pattern", "lines"),
    [
        ("_1XX", ["1XX"]),
        ("_[2-4]X", ["2X", "3X", "4X"]),
        ("_Z", list("123456789")),
        ("_0[15]*", ["00*".replace("00", "01"), "05*"]),
        ("_X.", None),
        ("_NXXXXXX", [f"{digit}XXXXXX" for digit in "23456789"]),
        ("_NZX", None),
        ("_[a-c]X", None),
    ],
)
def test_patterns(pattern: str, lines: list[str] | None) -> None:
    assert written(pattern) == lines


def test_an_expression_as_a_pattern() -> None:
    assert of_expression(r"^(10[01]\d)$") == ["1", "0", "01", "0123456789"]
    assert of_expression(r"^[2-3]\d{3}$") == ["23", *["0123456789"] * 3]
    assert of_expression(r"^\*(\d+)$") is None


def test_the_most_exact_pattern_is_found() -> None:
    plan = conf.read(
        "x",
        "[in]\nexten => _XXX,1,Hangup\nexten => _1XX,1,Hangup\nexten => 101,1,Hangup\n",
        lambda name: None,
    )
    for dialled, pattern in (("101", "101"), ("102", "_1XX"), ("202", "_XXX")):
        found = find(plan, "in", dialled)
        assert found is not None
        assert found[1] == pattern


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", "7"),
        ('"BUSY" = "BUSY"', "1"),
        ('"" = ""', "1"),
        (" = ", "1"),
        ("3 >= 3 & 2 != 2", "0"),
        ("(1 | 0) & !0", "1"),
        ("7 % 4", "3"),
        ("-2 + 5", "3"),
    ],
)
def test_sums(text: str, value: str) -> None:
    assert evaluated(text) == value


@pytest.mark.parametrize("text", ["1 / 0", "a + 1", "(1", "1 2 )", "\0x\0 = 1"])
def test_what_is_no_sum_is_not_guessed(text: str) -> None:
    with pytest.raises(Unforeseen):
        evaluated(text)


def test_variables() -> None:
    scope = Scope({"EXTEN": "12345"}, {"DESK": "PJSIP/1"}, frozenset({"LATER"}))
    assert filled("${DESK}&${EXTEN:1}-${EXTEN:-2}-${EXTEN:1:2}-${LATER}", scope) == "PJSIP/1&2345-45-23-"
    assert not holds(filled("$[${EXTEN} = 1]", scope))
    for unknown in ("${CALLERID(num)}", "${ODD}", "${EXTEN", "${EXTEN:x}"):
        with pytest.raises(Unforeseen):
            filled(unknown, scope)


def test_a_line_that_is_not_understood_leads_nowhere_and_is_told() -> None:
    text = "[in]\nexten => s,1,Answer\nexten => s,2,AGI(x.php)\nexten => s,3,Hangup\n"
    assert "    // extensions.conf:3 this line is not imported: agi(x.php)\n    -> undecided\n" in menu(text)
    assert told(imported(text)) == [("IVRC660", 3)]
    compiled = compile_text(menu(text))
    assert "IVRC203" in [one.code for one in compiled.diagnostics], "nothing is built before it is decided"


@pytest.mark.parametrize(
    "line",
    [
        'GotoIf($["${CALLERID(num)}" = "1"]?a)',
        "Goto(${SHELL(id)},1)",
        "ExecIf($[${ODD} = 1]?Hangup)",
        "Queue(sales)",
        "Dial(PJSIP/${CALLERID(num)},20)",
        "GotoIfTime(9-5,*,*,*?a)",
        "Gosub(nowhere,s,1)",
        "VoiceMail(${ODD})",
        "Read(x,y,4,i)",
    ],
)
def test_what_hangs_on_the_call_is_not_guessed(line: str) -> None:
    made = imported(f"[in]\nexten => s,1,Answer\nexten => s,n,{line}\nexten => s,n(a),Hangup\n")
    assert ("IVRC660", 3) in told(made)
    assert "undecided" in menu_file(made, Heading("in"), "en")


def test_what_callers_do_not_hear_is_told_and_passed() -> None:
    made = imported(
        "[in]\nexten => s,1,MixMonitor(x.wav)\n same => n,Set(CHANNEL(language)=fr)\n same => n,Playback(a)\n"
    )
    assert told(made) == [("IVRC660", 2), ("IVRC660", 3)]
    assert "undecided" not in menu_file(made, Heading("in"), "en")


def test_what_is_left_to_decide() -> None:
    text = "[in]\nexten => s,1,Dial(PJSIP/1&PJSIP/2)\n same => n,Goto(${DIALSTATUS},1)\n"
    text += (
        "exten => CONGESTION,1,Playback(net)\nexten => _[A-Z]!,1,Hangup\nexten => BUSY,1,VoiceMail(10@x,b)\n"
    )
    text += "exten => NOANSWER,1,Hangup\nexten => CHANUNAVAIL,1,Hangup\n"
    made = imported(text)
    assert [code for code, _ in told(made)] == ["IVRC661", "IVRC661", "IVRC661"]
    menu_text = menu_file(made, Heading("in"), "en")
    assert "dial PJSIP-1, PJSIP-2, at once\n" in menu_text
    assert "busy -> " in menu_text
    assert "IVRC226" in [one.code for one in compile_text(menu_text).diagnostics]


def test_a_context_of_elsewhere_is_dialled() -> None:
    text = "[in]\nexten => s,1,Goto(ext-group,600,1)\n[ext-group]\nexten => 600,1,Macro(x)\n"
    made = imported(text, elsewhere=frozenset({"ext-group"}))
    assert "dial Local-600-ext-group" in menu_file(made, Heading("in"), "en")
    assert told(made) == [("IVRC661", 2)]


def test_a_read_of_several_digits_is_a_number() -> None:
    text = "[in]\nexten => s,1,Read(card,ask,6,,2,4)\n same => n,Dial(PJSIP/${card},9)\n same => n,Playback(no)\n"
    made = menu(text)
    assert "1 to 6 digits {card}, ended by # -> in-" in made
    assert "no input 4s, repeat 1 times, -> " in made


def test_what_counts_without_end_is_given_up() -> None:
    text = "[in]\nexten => s,1,Set(n=0)\n same => n(a),Background(x)\n same => n,WaitExten(2)\n"
    text += "exten => t,1,Set(n=$[${n}+1])\n same => n,GotoIf($[${n}<0]?b)\n same => n,Goto(s,a)\n same => n(b),Hangup\n"
    assert hotline(conf.read("x", text, lambda name: None), "in", "s", frozenset()) is None


def test_a_circle_that_nobody_hears_ends() -> None:
    assert "hang up" in menu("[in]\nexten => s,1,NoOp\n same => n,Goto(s,1)\n")


def test_a_step_at_a_place_that_is_taken_is_told() -> None:
    made = imported(
        "[in]\nexten => s,1,Playback(one)\n[other]\n[in]\nexten => s,1,Playback(two)\nexten => s,2,Hangup\n"
    )
    assert told(made) == [("IVRC660", 5)]
    assert "one" in menu_file(made, Heading("in"), "en").split("say in", 1)[1]


def test_remarks_lie_in_one_another() -> None:
    text = "[in]\n;-- a\nexten => s,1,Playback(old)\n;-- b --; c\nexten => s,1,Playback(older)\n--;\nexten => s,1,Playback(new\\;er)\n"
    plan = conf.read("x", text, lambda name: None)
    assert [step.arguments for step in plan.contexts["in"].extensions["s"].steps.values()] == ["new;er"]


@pytest.mark.parametrize(
    ("dialled", "pattern"),
    [("4001", "_4XXX"), ("40011", "_4X."), ("51", "_X."), ("5", "_X!"), ("s", "s"), ("", None), ("a", None)],
)
def test_a_pattern_without_an_end_takes_what_no_other_does(dialled: str, pattern: str | None) -> None:
    lines = "".join(f"exten => {each},1,Hangup\n" for each in ("_X!", "_X.", "_4X.", "_4XXX", "s"))
    found = find(conf.read("x", f"[in]\n{lines}", lambda name: None), "in", dialled)
    assert (found and found[1]) == pattern


def test_remarks_templates_and_includes() -> None:
    text = "[base](!)\nexten => s,1,Answer\n[in](base)\n;-- all of\nthis --; include => more ; and this\n"
    text += 'exten => s,1,Playback(a\\;b)\n[more]\nexten => t,1,Hangup\n#include "none.conf"\n'
    plan = conf.read("x", text, lambda name: None)
    assert plan.contexts["in"].includes == ["base", "more"]
    assert plan.contexts["in"].extensions["s"].steps[1].arguments == "a;b"
    assert [unread.text for unread in plan.unread] == ['#include "none.conf"']


def test_a_file_that_includes_itself_is_told() -> None:
    plan = conf.read("a", "[in]\n#include b\n", {"b": "#include a\n#include b\nexten => s,1,Hangup\n"}.get)
    assert [unread.line.file for unread in plan.unread] == ["b", "b"]
    assert "s" in plan.contexts["in"].extensions


def test_words_that_no_key_follows_are_no_menu() -> None:
    text = menu("[in]\nexten => s,1,Background(a)\n same => n,WaitExten(5)\n")
    assert "say in\n    <a>\n    pause 5s\n    hang up\n" in text
    assert "menu" not in text


def test_ways_in() -> None:
    plan = conf.read("x", "\n".join(played.text for played in ALL.values()), lambda name: None)
    assert ways_in(plan)[0] == ("incoming", "s")
    assert ("line", "5550100") in ways_in(plan)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_dialplan_becomes_a_menu_file_without_faults_of_form(name: str, lang: str) -> None:
    context, _, dialled = ALL[name].entry.partition(",")
    text = menu_file(imported(ALL[name].text, context, dialled or "s"), Heading(name), lang)
    unknown = {"IVRC204", "IVRC205"}  # phrases of the sounds are a file of their own
    assert {one.code for one in compile_text(text).diagnostics if one.code < "IVRC300"} <= unknown


_LINES = st.lists(
    st.one_of(
        st.sampled_from([line for played in ALL.values() for line in played.text.splitlines()]),
        st.text("[]=>,;()${}\"'&|_X.!-s1*#\u202e\x07 aG", max_size=40),
        st.builds(
            "exten => {},{},{}".format,
            st.text("_X1s*[-]!.", min_size=1, max_size=5),
            st.sampled_from("1n"),
            st.text(max_size=30),
        ),
    ),
    max_size=40,
)


@settings(max_examples=300)
@given(_LINES)
def test_nothing_in_a_file_breaks_the_reader_or_the_menu_file(lines: list[str]) -> None:
    text = "[in]\nexten => s,1,Answer\n" + "\n".join(lines)
    made = hotline(conf.read("x", text, lambda name: None), "in", "s", frozenset())
    if made is not None:
        found = compile_text(menu_file(made, Heading("in"), "en")).diagnostics
        assert not [one for one in found if one.code < "IVRC200" and one.code not in ("IVRC106",)], found
