"""Where two traces part, and how that is shown; which waits are on time."""

from __future__ import annotations

import pytest

from ivrc.diagnostics import Span
from ivrc.diagnostics.terminal import cells
from ivrc.scenarios.expect import Expectation, happens, read
from ivrc.scenarios.expect import parting as scenario_parting
from ivrc.simulate.events import events
from ivrc.simulate.events.kind import ANY, EventKind, Wording, Words
from ivrc.simulate.trace import CALLER, Event
from ivrc.verify.compare import Parting, on_time, parting, side_by_side, source
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
    assert parting(trace(*one), trace(*other)) == (None if at is None else Parting(at, at))


def test_both_are_shown_with_the_parting_line_marked() -> None:
    shown = side_by_side(
        HOTLINE, trace("answer", "play 一"), trace("answer", "hangup flow"), Parting(1, 1), "zh"
    ).splitlines()
    assert [row[0] for row in shown] == [" ", " ", ">"]
    assert "听到" in shown[2] and "系统挂机" in shown[2]
    columns = {cells(row.partition("│")[0]) for row in shown}
    assert len(columns) == 1


def test_what_no_transcript_knows_is_shown_as_it_is() -> None:
    odd = trace("answer", "hangup Hangup(x,i)")
    assert "hangup Hangup(x,i)" in side_by_side(HOTLINE, trace("answer"), odd, Parting(1, 1), "en")


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


def legs(*told: str) -> list[Event]:
    """Events as `desk: play 一`; a `~` marks ambient ones."""
    found = []
    for number, each in enumerate(told):
        leg, _, rest = each.rpartition(": ")
        kind, *what = rest.lstrip("~").split()
        found.append(Event(number, kind, tuple(what), "甲", leg or CALLER, rest.startswith("~")))
    return found


MUSIC = EventKind("music", {ANY: Words(Wording("音乐", "{0}"), Wording("music", "{0}"))}, ("tune",))


@pytest.mark.parametrize(
    ("meant", "there", "at"),
    [
        (("~music 曲", "play 一"), ("~music 曲", "~music 曲", "play 一", "~music 曲"), None),
        (("play 一", "~music 曲"), ("~music 曲", "play 一"), None),
        (("~music 曲", "play 一"), ("play 一",), (0, 1)),
        (("play 一",), ("play 一", "~music 曲"), (1, 1)),
        (("~music 曲", "play 一"), ("~music 歌", "play 一"), (0, 2)),
        (("~music 曲", "play 一"), ("music 曲", "play 一"), (1, 0)),
        (("~music 曲", "play 一", "key 1"), ("play 一", "~music 曲", "~music 曲", "key 2"), (2, 3)),
        (("~music 曲", "play 一"), ("~music 曲", "~music 曲"), (1, 2)),
    ],
)
def test_ambient_events_are_compared_as_present(
    monkeypatch: pytest.MonkeyPatch,
    meant: tuple[str, ...],
    there: tuple[str, ...],
    at: tuple[int, int] | None,
) -> None:
    monkeypatch.setitem(events(), MUSIC.name, MUSIC)
    assert parting(legs(*meant), legs(*there)) == at


@pytest.mark.parametrize(
    ("meant", "there", "at"),
    [
        (("play 一", "desk: play 二", "key 1"), ("desk: play 二", "play 一", "key 1"), None),
        (("play 一", "desk: play 二"), ("play 一", "play 二"), (1, 2)),
        (("play 一", "desk: play 二"), ("play 一", "other: play 二"), (1, 2)),
        (("desk: play 一", "desk: play 二"), ("desk: play 二", "desk: play 一"), (0, 0)),
        (("play 一", "desk: play 二"), ("desk: play 二", "key 1"), (0, 1)),
        (("desk: ~play 一",), ("~play 一",), (0, 1)),
    ],
)
def test_legs_are_in_order_each_by_itself(
    meant: tuple[str, ...], there: tuple[str, ...], at: tuple[int, int] | None
) -> None:
    assert parting(legs(*meant), legs(*there)) == at


def test_both_columns_are_marked_where_each_parts() -> None:
    """Music that one has more often moves no line out of its place beside the mark."""
    meant = legs("~play 一", "play 二", "key 1")
    there = legs("~play 一", "~play 一", "~play 一", "play 二", "key 2")
    at = parting(meant, there)
    assert at == (2, 4)
    rows = side_by_side(HOTLINE, meant, there, at, "en").splitlines()
    assert [(row.split("│")[0].split()[-1], row.split()[-1]) for row in rows if row[0] == ">"] == [("1", "2")]
    short = side_by_side(HOTLINE, meant, there, at, "en", around=1).splitlines()
    assert [row[0] for row in short] == [" ", " ", " ", ">"]


def test_json_tells_of_leg_and_ambience_only_where_there_is_something_to_tell() -> None:
    usual, other = legs("play 一", "desk: ~play 一")
    assert usual.as_dict() == {"at": 0.0, "event": "play", "in": "甲", "clip": "一"}
    assert list(other.as_dict().items())[-2:] == [("leg", "desk"), ("ambient", True)]
    assert (str(usual), str(other)) == ("play 一", "desk: play 一")


def test_a_kind_says_what_equality_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    timed = MUSIC._replace(name="position", fields=("place", "of", "after"), uncompared=("of", "after"))
    monkeypatch.setitem(events(), timed.name, timed)
    one, same, other = legs("position 3 9 20", "position 3 8 41", "position 2 9 20")
    assert one.same_as(same) and not one.same_as(other)


def test_a_scenario_tells_of_the_caller_and_lets_music_play() -> None:
    played = legs("answer", "~play 一", "desk: play 二", "~play 一", "hangup flow", "~play 一")
    answered, hung, desk = (
        each
        for words in ("answered", "the hotline hangs up", "hears 二")
        for each in read(words, HOTLINE)
        if isinstance(each, Expectation)
    )
    assert scenario_parting([answered, hung], played, HOTLINE, exact=True) is None
    assert scenario_parting([answered], played, HOTLINE, exact=True) == (1, 4)
    assert scenario_parting([answered, desk], played, HOTLINE, exact=False) == (1, 1)
    assert happens([desk], played, HOTLINE) is None
