"""Where two traces part, and how that is shown; which waits are on time."""

from __future__ import annotations

import pytest

from ivrc.diagnostics import Span
from ivrc.diagnostics.terminal import cells
from ivrc.simulate.trace import Event
from ivrc.verify.compare import on_time, parting, side_by_side, source
from ivrc.verify.driver import Wait
from tests.targets.flows import hangup, hotline, say

HOTLINE = hotline(say("甲", "一", "二", to="bye"), hangup())


def trace(*told: str) -> list[Event]:
    return [
        Event(n * 1000, kind, tuple(what), "甲")
        for n, (kind, *what) in enumerate(each.split() for each in told)
    ]


@pytest.mark.parametrize(
    ("one", "other", "at"),
    [
        (("answer", "play 一"), ("answer", "play 一"), None),
        (("answer", "play 一"), ("answer", "play 二"), 1),
        (("answer", "play 一"), ("answer",), 1),
        (("answer",), ("answer", "play 一"), 1),
        (("message 箱 3",), ("message 箱 9",), None),
        (("message 箱 3",), ("message 匣 3",), 0),
        (("key 1", "goto 甲"), ("goto 甲", "key 1"), 0),
    ],
)
def test_where_traces_part(one: tuple[str, ...], other: tuple[str, ...], at: int | None) -> None:
    assert parting(trace(*one), trace(*other)) == at


def test_both_are_shown_with_the_parting_line_marked() -> None:
    shown = side_by_side(
        HOTLINE, trace("answer", "play 一"), trace("answer", "hangup flow"), 1, "zh"
    ).splitlines()
    assert [row[0] for row in shown] == [" ", " ", ">"]
    assert "听到" in shown[2] and "系统挂机" in shown[2]
    columns = {cells(row.partition("│")[0]) for row in shown}
    assert len(columns) == 1


def test_what_no_transcript_knows_is_shown_as_it_is() -> None:
    odd = trace("answer", "hangup Hangup(x,i)")
    assert "hangup Hangup(x,i)" in side_by_side(HOTLINE, trace("answer"), odd, 1, "en")


def test_a_difference_comes_from_the_line_of_its_node() -> None:
    meant = trace("answer", "play 一")
    assert source(HOTLINE, meant, 1) == HOTLINE.nodes["甲"].span
    assert source(HOTLINE, meant, 2) == HOTLINE.nodes["甲"].span
    assert isinstance(source(HOTLINE, [], 0), Span)


@pytest.mark.parametrize(
    ("took", "well"), [(5000, True), (4900, True), (4800, False), (5600, True), (5700, False), (6000, False)]
)
def test_a_wait_has_a_tolerance(took: int, well: bool) -> None:
    assert on_time(Wait("甲", "first key", 5000, took)) is well
