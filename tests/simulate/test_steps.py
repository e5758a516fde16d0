"""`--keys`: what a caller does at waits and, in brackets, while clips play."""

from __future__ import annotations

import pytest

from ivrc.simulate.caller import NOTHING, Script, Typed
from ivrc.simulate.steps import FORM

CLIP, WAIT = "clip", "wait"


def does(steps: str, *stretches: str) -> list[Typed]:
    caller = Script(steps)
    return [
        caller.during("甲", 4000, True) if each == CLIP else caller.waiting("甲", 4000, True)
        for each in stretches
    ]


def keys(*each: str) -> list[Typed]:
    return [Typed(one.rstrip("."), one.endswith("."), 500) if one else NOTHING for one in each]


@pytest.mark.parametrize(
    ("steps", "stretches", "typed"),
    [
        ("12", (CLIP, WAIT, CLIP, WAIT, WAIT), keys("", "1", "", "2", "")),
        ("-1.", (WAIT, WAIT, WAIT, WAIT), keys("", "1", ".", "")),
        ("[2]", (CLIP, CLIP, WAIT), keys("2", "", "")),
        ("[-2]", (CLIP, CLIP, CLIP), keys("", "2", "")),
        ("[--12]3", (CLIP, CLIP, CLIP, WAIT), keys("", "", "12", "3")),
        ("1[*#]", (CLIP, WAIT, CLIP, WAIT), keys("", "1", "*#", "")),
        ("[.]", (CLIP,), keys(".")),
        ("[1.]", (CLIP,), keys("1.")),
        ("[-1]2", (CLIP, WAIT, CLIP, WAIT), keys("", "", "1", "2")),
        ("[1][2]", (CLIP, CLIP), keys("1", "2")),
    ],
)
def test_each_step_has_its_stretch(steps: str, stretches: tuple[str, ...], typed: list[Typed]) -> None:
    assert FORM.fullmatch(steps)
    assert does(steps, *stretches) == typed


@pytest.mark.parametrize(
    "wrong", ["[", "]", "[]", "[-]", "[1-2]", "[[1]]", "[1", "1]", "[.1]", "[..]", "x", "[x]", "１"]
)
def test_what_is_no_script(wrong: str) -> None:
    assert FORM.fullmatch(wrong) is None
