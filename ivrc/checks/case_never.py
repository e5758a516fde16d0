"""IVRC326: a case of a branch that is never taken: it never holds, or only while one before it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Span
from ivrc.flow.calendars import asked
from ivrc.flow.causes import named
from ivrc.flow.condition import Condition
from ivrc.flow.days import DATES, are
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Hotline
from ivrc.flow.parts import Hours
from ivrc.flow.shape import parts
from ivrc.simulate.conditions import HOLDS
from ivrc.simulate.standing import Supposed
from ivrc.week import DAY

_WEEK = date(2026, 11, 23)
_YEARS = (2026, 2036)
"""In which a date without a calendar falls on every weekday."""


def find(facts: Facts) -> Iterator[Finding]:
    """Only what goes by the clock is looked at: of everything else nothing is known before a call comes."""
    for node in of_kind(facts.hotline, Branch):
        cases = [case for case in node.cases if _by_clock(facts.hotline, case.test)]
        if cases:
            yield from _of(facts.hotline, node, [case.test for case in cases])


def _by_clock(hotline: Hotline, test: Condition) -> bool:
    return any(parts(test, Hours)) or any(True for _ in asked(hotline, test))


def _of(hotline: Hotline, node: Branch, tests: list[Condition]) -> Iterator[Finding]:
    left = dict.fromkeys(tests)
    ever: set[Condition] = set()
    behind: dict[Condition, set[Condition]] = {test: set() for test in tests}
    for moment in _moments(hotline, tests):
        standing = Supposed(hotline, moment)
        holding = [test for test in tests if HOLDS[type(test)](standing, test)]
        ever.update(holding)
        if holding:
            left.pop(holding[0], None)
        for test in holding[1:]:
            behind[test].add(holding[0])
        if not left:
            return
    for case in node.cases:
        if case.test in left:
            yield _finding(
                case.test, case.edge.span, [t for t in tests if t in behind[case.test]], case.test in ever
            )


def _finding(test: Condition, span: Span, before: list[Condition], ever: bool) -> Finding:
    zh, en = named(test.cause)
    if not ever:
        return Finding(
            span,
            f"“{zh}”没有一刻成立，这一行永远不走",
            f'"{en}" never holds, so this way is never taken',
            "改正时间或日期，或者删去这一行。",
            "Correct the hours or the dates, or delete the line.",
        )
    others = [named(each.cause) for each in before]
    first_zh, first_en = "、".join(each.zh for each in others), ", ".join(each.en for each in others)
    return Finding(
        span,
        f"“{zh}”成立的时候，前面的“{first_zh}”总是先成立，这一行永远不走",
        f'whenever "{en}" holds, "{first_en}" before it holds first, so this way is never taken',
        "把这一行移到前面，或者删去。",
        "Move the line before the other, or delete it.",
    )


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


CHECK = Check("IVRC326", find)
