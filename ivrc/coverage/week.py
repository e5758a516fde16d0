"""The week of a hotline, and the days beside it that its branches ask, each day cut at every time at which some condition
begins or ceases to hold on some day: in each piece the same ones do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ivrc.coverage.asked import by_clock
from ivrc.coverage.conditions import CONDITIONS
from ivrc.coverage.days import MONDAY, tried
from ivrc.coverage.route import BEYOND, Scene
from ivrc.flow.calendars import knows
from ivrc.flow.condition import Condition
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.shape import parts
from ivrc.simulate.conditions import HOLDS
from ivrc.simulate.standing import Supposed
from ivrc.week import DAY, WEEK


class Piece(NamedTuple):
    """Minutes since the Monday of the week, the end exclusive, and the conditions that hold in all of them."""

    start: int
    end: int
    holds: Scene


def pieces(hotline: Hotline) -> list[Piece]:
    """The whole week and the other days in order. Without conditions it is one piece a day."""
    every = dict.fromkeys(case.test for node in hotline.nodes.values() for case in parts(node, Case))
    conditions = list(filter(by_clock, every))
    times = {
        minute % DAY
        for each in conditions
        for its in (CONDITIONS[type(each)],)
        for minute in (*its.changes(hotline, each), *its.daily(hotline, each))
    }
    first = {day * DAY for day in range(7)}
    others = {(day - MONDAY.date()).days * DAY for day in tried(hotline, conditions)} - first

    def holding(minute: int) -> Scene:
        standing = Supposed(hotline, at_minute(hotline, minute))
        found = frozenset[Condition](each for each in conditions if HOLDS[type(each)](standing, each))
        return found if knows(hotline, standing.at.date()) else found | {BEYOND}

    found = []
    for begin in sorted(first | others):
        cuts = {begin, begin + DAY} | {begin + minute for minute in times}
        found += [Piece(start, end, holding(start)) for start, end in pairwise(sorted(cuts))]
    return found


def neighbours(hotline: Hotline, week: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Pieces of which one follows upon the other; after an ordinary week the same one follows."""
    for before, after in pairwise(week):
        if before.end == after.start:
            yield before, after
    if week[-1].end - week[0].start == WEEK:
        yield week[-1], week[0]


def at_minute(hotline: Hotline, minute: float) -> datetime:
    """A minute of the week as a moment of that hotline's zone."""
    return (MONDAY + timedelta(minutes=minute)).replace(tzinfo=ZoneInfo(hotline.zone))


def edges_of_day(hotline: Hotline, cases: Iterable[Case]) -> list[int]:
    """The minutes of a day at which any of the cases begins or ceases to hold, midnight as 0."""
    return sorted(
        {
            minute % DAY
            for case in cases
            for its in (CONDITIONS[type(case.test)],)
            for minute in (*its.changes(hotline, case.test), *its.daily(hotline, case.test))
        }
    )
