"""Numbers on every target: each string of keys is read as the simulator reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline, Number
from ivrc.simulate.match import belongs, end_key_after, longer_possible, matched, value
from ivrc.switches.asterisk.text.target import TARGET as ASTERISK
from ivrc.switches.capability import Feature, needs
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML

from . import test_asterisk, test_freeswitch
from .flows import branch, hangup, hotline, menu, number, retry, say, site
from .vxml_browser import Browser, Caller, at, heard

FREE = tuple(range(1, 33))
ENTRIES: dict[str, tuple[dict[str, str], list[Number]]] = {
    "one length": ({}, [number("a", 3, end_key="#", variable="号")]),
    "lengths": ({"0": "b"}, [number("a", 2, 3, end_key="#", variable="号")]),
    "lengths apart": ({"0": "b", "12": "c"}, [number("a", 1, 3, end_key="*", variable="号")]),
    "one digit": ({"#": "b"}, [number("a", 1, end_key="#", variable="号")]),
    "two numbers": (
        {"1#": "b"},
        [
            number("a", 2, end_key="#", variable="号"),
            number("c", 1, 4, end_key="*", variable="别", cause="n"),
        ],
    ),
    "last": ({}, [number("a", 3, end_key="#", last="*", variable="号")]),
    "last of any": ({}, [number("a", 1, 2, end_key="#", last="*", variable="号")]),
    "patterns": ({"1XX": "b", "2XXXX": "c", "23": "d"}, [number("a", 3, end_key="#", variable="号")]),
    "no end key": ({"0": "b", "*": "c"}, [number("a", 2, 4, variable="号")]),
    "no end key, last": ({"1X": "b"}, [number("a", 1, 3, last="*", variable="号")]),
    "any length": ({"0": "b", "#": "c"}, [number("a", *FREE, end_key="#", variable="号")]),
}


def flow(keys: dict[str, str], numbers: list[Number]) -> Hotline:
    node = menu("m", keys, "p", numbers=numbers, silence=retry(0, "silent"), wrong=retry(0, "bad"))
    ends = [say(name, f"at-{name}", to="bye") for name in ("a", "b", "c", "d", "silent", "bad")]
    return hotline(node, *ends, hangup(), variables=("号", "别"))


CASES = {name: flow(*each) for name, each in ENTRIES.items()}


def strings() -> Iterator[str]:
    """Every string of up to five of these keys, the shorter ones first."""
    return ("".join(each) for length in range(1, 6) for each in product("012*#", repeat=length))


def reachable(typed: str, node: Menu) -> bool:
    """Whether the menu still collects when the last of these keys is typed."""
    return all(belongs(typed[n], typed[:n], node.entries) for n in range(1, len(typed)))


def of(hotline: Hotline) -> Menu:
    node = hotline.nodes["m"]
    assert isinstance(node, Menu)
    return node


@pytest.mark.parametrize("name", CASES)
def test_freeswitch_reads_every_string(name: str) -> None:
    node = of(CASES[name])
    contexts = test_freeswitch.contexts(test_freeswitch.emitted(CASES[name]))
    there = contexts["ivrc-测试热线.m"]
    for typed in filter(lambda each: reachable(each, node), strings()):
        state = {"ivrc_typed": typed}
        at_once, in_the_end = (
            test_freeswitch.sets(test_freeswitch.hunt(there, step, state)) for step in ("typed", "ended")
        )
        further = any("further-key:3000" in action for action in at_once)
        closing = any("end-key:3000" in action for action in at_once)
        assert further == longer_possible(typed, node.entries), typed
        if not further:
            end_key = end_key_after(typed, node.entries)
            assert closing == (end_key != "") and (not end_key or f"set ivrc_end_key={end_key}" in at_once)
        entry = matched(typed, node.entries)
        way = f"enter XML ivrc-测试热线.{entry.edge.target}" if entry else "wrong XML ivrc-测试热线.m"
        assert in_the_end[-1] == f"set ivrc_next={way}", typed
        if isinstance(entry, Number):
            held = in_the_end[0].partition("=")[2]
            end_key = entry.end_key and f"[{entry.end_key}]"
            read = re.sub(f"{end_key}$", "", typed) if held == "$1" else typed
            assert held in ("$1", "${ivrc_typed}") and read == value(typed, entry), typed


@pytest.mark.parametrize("key", ["#", "*", "1", ""])
@pytest.mark.parametrize("end_key", ["#", "*"])
def test_freeswitch_swallows_the_end_key_and_no_other(end_key: str, key: str) -> None:
    shared = test_freeswitch.contexts(test_freeswitch.emitted(CASES["lengths"]))["ivrc-测试热线"]
    came = test_freeswitch.hunt(shared, "ended", {"ivrc_end_key": end_key, "ivrc_key": key})
    assert (came is not None) == (key == end_key)


def step(lines: list[str], name: str) -> list[str]:
    """The steps of an extension on Asterisk, as they are run."""
    start = next(n for n, line in enumerate(lines) if line.startswith(f"exten => {name},1,"))
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith(" same")), len(lines))
    return [
        re.sub(r"^(exten => [^,]+,1|\s*same => n)(?:\((\w+)\))?,", r"\2:", each) for each in lines[start:end]
    ]


def goes(steps: list[str], typed: str) -> tuple[str, str]:
    """Where steps lead that look at what was typed, and what they store on the way."""
    label, held = "", ""
    for each in steps:
        here, _, what = each.partition(":")
        if label and here != label:
            continue
        label = ""
        if test := re.fullmatch(r'GotoIf\(\$\{REGEX\("(.*)" \$\{IVRC_TYPED\}\)\}\?(.*)\)', what):
            if not re.search(test[1], typed):
                continue
            if not re.fullmatch(r"\w+", test[2]):
                return test[2], held
            label = test[2]
        elif stored := re.fullmatch(r"Set\(IVRC_V\d=(.*)\)", what):
            kept = re.fullmatch(r"\$\{FILTER\((.*),\$\{IVRC_TYPED\}\)\}", stored[1])
            held = re.sub(f"[^{kept[1]}]", "", typed) if kept else typed
        else:
            return what, held
    raise AssertionError(f"no step for {typed}")


@pytest.mark.parametrize("name", [name for name in CASES if "no end key" not in name])
def test_asterisk_reads_every_string(name: str) -> None:
    node = of(CASES[name])
    (text,) = ASTERISK.emit(CASES[name], site("asterisk")).files.values()
    lines = test_asterisk.contexts(text)["ivrc-测试热线.m"]
    more, look = step(lines, "more"), step(lines, "look")
    for typed in filter(lambda each: reachable(each, node), strings()):
        went, _ = goes(more, typed)
        if longer_possible(typed, node.entries):
            assert went == "WaitExten(3)", typed
        elif end_key := end_key_after(typed, node.entries):
            apart = went.partition(",")[0]
            assert (
                f"exten => {end_key},1,Set(IVRC_TYPED=${{IVRC_TYPED}}{end_key})"
                in text.partition(f"[{apart}]")[2]
            )
        else:
            assert went == "Goto(look,1)", typed
        entry = matched(typed, node.entries)
        went, held = goes(look, typed)
        target = re.search(r"ivrc-测试热线\.(\w+),s,1", went)
        assert (target[1] if target else went) == (entry.edge.target if entry else "Goto(i,1)"), typed
        assert not isinstance(entry, Number) or held == value(typed, entry)


def test_asterisk_keeps_a_number_without_an_end_key_as_simple_as_an_entry() -> None:
    (text,) = ASTERISK.emit(CASES["no end key"], site("asterisk")).files.values()
    assert "exten => _XX,1,Set(IVRC_V1=${EXTEN})\n same => n,Goto(ivrc-测试热线.a,s,1)" in text
    assert "REGEX" not in text


@pytest.mark.parametrize("name", CASES)
def test_a_target_is_asked_whether_it_takes_a_number_that_a_key_ends(name: str) -> None:
    asked = Feature.ENDED_NUMBER in {need.feature for need in needs(CASES[name])}
    assert asked == ("no end key" not in name)


def test_any_length_is_no_fan_of_lines() -> None:
    (text,) = ASTERISK.emit(CASES["any length"], site("asterisk")).files.values()
    assert len(test_asterisk.contexts(text)["ivrc-测试热线.m"]) < 40
    (document,) = VOICEXML.emit(CASES["any length"], site("voicexml")).files.values()
    assert document.count("<rule ") < 20


VOICE = [
    ("lengths", "123#", "a", ""),
    ("lengths", "123", "a", ""),
    ("lengths", "12#", "a", ""),
    ("lengths", "12", "a", ""),
    ("lengths", "1#", "bad", ""),
    ("lengths", "0", "b", ""),
    ("lengths", "0#", "bad", ""),
    ("lengths", "#", "bad", ""),
    ("lengths", "12*", "bad", ""),
    ("lengths", "1234", "a", "4"),
    ("lengths", "123*", "a", "*"),
    ("lengths", "123##", "a", "#"),
    ("lengths", "123#9", "a", "9"),
    ("one digit", "#", "b", ""),
    ("one digit", "5#", "a", ""),
    ("one digit", "57", "a", "7"),
    ("patterns", "212#", "a", ""),
    ("patterns", "212*", "bad", ""),
    ("patterns", "212", "a", ""),
    ("patterns", "21234", "c", ""),
    ("patterns", "912*", "a", "*"),
    ("patterns", "112#", "a", ""),
    ("last", "12*#", "a", ""),
    ("last", "12*5", "a", "5"),
    ("last", "1*", "bad", ""),
    ("any length", "5" * 32 + "#", "a", ""),
    ("any length", "5" * 33, "a", "5"),
    ("any length", "5#", "a", ""),
    ("no end key", "12", "a", ""),
    ("no end key", "1234#", "a", "#"),
]


@pytest.mark.parametrize("early", [False, True])
@pytest.mark.parametrize(("name", "typed", "came_to", "left"), VOICE)
def test_voicexml_reads_a_number_and_leaves_the_rest(
    name: str, typed: str, came_to: str, left: str, early: bool
) -> None:
    """Also with the first key typed before the menu. What is left is the first key of the menu that follows."""
    words = {"*": "star", "#": "hash"} | {digit: digit for digit in "123456789"}
    silent = retry(0, "idle")
    second = menu(
        "a", {key: f"took-{word}" for key, word in words.items()}, "p2", silence=silent, wrong=silent
    )
    ends = [
        say(name, f"at-{name}", to="bye") for name in ("idle", *(f"took-{word}" for word in words.values()))
    ]
    first = [say("早", "hello", to="钟"), branch("钟", {}, "m")] if early else []
    nodes = {**CASES[name].nodes, "a": second}
    whole = hotline(*first, *nodes.values(), *ends, variables=("号", "别"))
    (document,) = VOICEXML.emit(whole, site("voicexml")).files.values()
    trace = heard(Browser(document.encode(), Caller(at((0.5, typed)))).call())
    wanted = came_to if came_to != "a" else f"took-{words[left]}" if left else "idle"
    assert [line for line in trace if line.startswith("play at-")] == [f"play at-{wanted}"]
    assert left or ("play p2" in trace) == (came_to == "a")
