"""What the clock makes of a branch: which of its ways are never taken, whatever the moment of a call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ivrc.flow.calendars import asked
from ivrc.flow.condition import Condition
from ivrc.flow.days import DATES, are
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Edge, Hotline
from ivrc.flow.parts import Case, Hours
from ivrc.flow.shape import parts
from ivrc.simulate.conditions import HOLDS
from ivrc.simulate.standing import Supposed
from ivrc.week import DAY

_WEEK = date(2026, 11, 23)
_YEARS = (2026, 2036)
"""In which a date without a calendar falls on every weekday."""


class Never(NamedTuple):
    """A case that is never taken: whether it ever holds, and which cases then hold first."""

    edge: Edge
    test: Condition
    ever: bool
    before: list[Case]


class Clocked(NamedTuple):
    """Of a branch the cases that are never taken, whether one of the others holds at every moment, and whether it asks the
    clock for all that it decides."""

    never: list[Never]
    always: bool
    by_clock: bool


def clocked(hotline: Hotline, node: Branch) -> Clocked:
    """Only what goes by the clock is looked at: of everything else nothing is known before a call comes."""
    cases = [case for case in node.cases if _by_clock(hotline, case.test)]
    by_clock = len(cases) == len(node.cases)
    if not cases:
        return Clocked([], always=False, by_clock=by_clock)
    tests = [case.test for case in cases]
    left = dict.fromkeys(tests)
    ever: set[Condition] = set()
    behind: dict[Condition, set[Condition]] = {test: set() for test in tests}
    always = True
    for moment in _moments(hotline, tests):
        standing = Supposed(hotline, moment)
        holding = [test for test in tests if HOLDS[type(test)](standing, test)]
        ever.update(holding)
        if holding:
            left.pop(holding[0], None)
        for test in holding[1:]:
            behind[test].add(holding[0])
        always = always and bool(holding)
        if not (left or always):
            return Clocked([], always=False, by_clock=by_clock)
    never = [
        Never(
            case.edge,
            case.test,
            case.test in ever,
            [each for each in cases if each.test in behind[case.test]],
        )
        for case in cases
        if case.test in left
    ]
    return Clocked(never, always, by_clock)


def _by_clock(hotline: Hotline, test: Condition) -> bool:
    return any(parts(test, Hours)) or any(True for _ in asked(hotline, test))


def _moments(hotline: Hotline, tests: list[Condition]) -> Iterator[datetime]:
    """A moment of each kind: the days that differ in what is asked of them, cut where hours begin and end."""
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(hotline.zone)
    schedules = [hotline.schedules[name] for test in tests for name in parts(test, Hours)]
    times = [p[1:] for plan in schedules for p in (*plan.periods, *plan.dated)]
    minutes = sorted({0, *(minute for time in times for minute in time if minute < DAY)})
    for day in _days(hotline, tests):
        for minute in minutes:
            yield datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone)


def _days(hotline: Hotline, tests: list[Condition]) -> Iterator[date]:
    """The first day of each kind."""
    every = list(dict.fromkeys(days for test in tests for days in asked(hotline, test)))
    if not every:
        first, last = _WEEK, _WEEK + timedelta(6)
    else:
        years = [int(each.first[:4]) for each in every if each.sort == DATES and len(each.first) == 10]
        calendar = hotline.calendar
        ends = (calendar.years[0], calendar.years[-1]) if calendar else _YEARS
        first = date(min(*ends, *years), 1, 1)
        last = date(max(*ends, *years), 12, 31)
    seen: set[tuple[object, ...]] = set()
    while first <= last:
        kind = (first.weekday(), *(are(each, first, hotline.calendar) for each in every))
        if kind not in seen:
            seen.add(kind)
            yield first
        first += timedelta(1)
