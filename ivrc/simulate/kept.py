"""The calendar that a hotline keeps: of each day when its schedules are open, and why it is no ordinary day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ivrc.flow.calendars import asked, knows
from ivrc.flow.days import DATES, MAKE_UP, OFF, WORK, Days, any_of, are, exception
from ivrc.flow.nodes import Case, Hotline, Schedule
from ivrc.flow.shape import parts

Times = tuple[tuple[int, int], ...]
HOLIDAY, UNKNOWN, DATED, ORDINARY = "holiday", "unknown", "date", ""


class Kept(NamedTuple):
    """A day: the times of each schedule, and what makes it special: `holiday` or `make-up` of the festival `name`, a `date`
    that the menu names, or `unknown` where the calendar does not hold it."""

    day: date
    open: Mapping[str, Times]
    why: str = ORDINARY
    name: str = ""


def year(hotline: Hotline, number: int) -> list[Kept]:
    """Every day of a year."""
    dates = _dates(hotline)
    day, found = date(number, 1, 1), []
    while day.year == number:
        times = {name: open_on(hotline, schedule, day) for name, schedule in hotline.schedules.items()}
        found.append(Kept(day, times, *_why(hotline, day, dates)))
        day += timedelta(1)
    return found


def open_on(hotline: Hotline, schedule: Schedule, day: date) -> Times:
    """When a schedule is open on a day, in order: never, where only the calendar could tell and does not hold the day."""
    if not knows(hotline, day) and any(each.asks_calendar for each in parts(schedule, Days)):
        return ()
    week = [(p.start, p.end) for p in schedule.periods if p.weekday == day.weekday()]
    dated = [(each.start, each.end) for each in schedule.dated if any_of(each.days, day, hotline.calendar)]
    return tuple(sorted({*week, *dated}))


def _dates(hotline: Hotline) -> Sequence[Days]:
    """The dates that the menu names."""
    cases = (case.test for node in hotline.nodes.values() for case in parts(node, Case))
    every = [each for test in cases for each in asked(hotline, test)]
    every += [each for schedule in hotline.schedules.values() for each in parts(schedule, Days)]
    return tuple(dict.fromkeys(each for each in every if each.sort == DATES))


def _why(hotline: Hotline, day: date, dates: Sequence[Days]) -> tuple[str, str]:
    if not knows(hotline, day):
        return UNKNOWN, ""
    special = exception(hotline.calendar, day)
    if special is not None:
        return {OFF: HOLIDAY, WORK: MAKE_UP}[special.kind], special.name
    named = next((str(each) for each in dates if are(each, day, hotline.calendar)), "")
    return (DATED, named) if named else (ORDINARY, "")


def ordinary_week(days: Sequence[Kept]) -> list[Mapping[str, Times]]:
    """What most ordinary days of each weekday are, Monday first."""
    week: list[Mapping[str, Times]] = []
    for weekday in range(7):
        those = [each for each in days if each.day.weekday() == weekday]
        plain = [each for each in those if each.why == ORDINARY] or those
        most = Counter(tuple(each.open.items()) for each in plain).most_common(1)[0][0]
        week.append(dict(most))
    return week


class Row(NamedTuple):
    """Days in a row that are special in the same way."""

    first: Kept
    last: Kept


def special(days: Sequence[Kept]) -> Iterator[Row]:
    """The days that are not as their weekday, those in a row that are alike together."""
    week = ordinary_week(days)
    row: Row | None = None
    for each in days:
        if each.why == ORDINARY and each.open == week[each.day.weekday()]:
            continue
        if row and each.day - row.last.day == timedelta(1) and _alike(row.last, each):
            row = row._replace(last=each)
            continue
        if row:
            yield row
        row = Row(each, each)
    if row:
        yield row


def _alike(one: Kept, other: Kept) -> bool:
    return (one.open, one.why, one.name) == (other.open, other.why, other.name)
