"""The days on which calls are made besides an ordinary week: where a day that is asked begins, ends, and what is beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ivrc.flow.calendars import asked
from ivrc.flow.condition import Condition
from ivrc.flow.days import DATES, OFF, WEEKDAY, WORK, WORKDAY, Calendar, Days, are
from ivrc.flow.nodes import Hotline
from ivrc.flow.parts import Hours
from ivrc.flow.shape import parts
from ivrc.week import DAY

MONDAY = datetime(2026, 11, 23)
"""The week in which generated calls are made: no change of summer time and no public holiday of China in it."""

_DAY = timedelta(1)
_YEAR = 2027
"""In which dates of every year are tried that no calendar has."""


def turns(hotline: Hotline, conditions: Iterable[Condition]) -> list[date]:
    """The days at whose midnight one of the conditions may begin or cease to hold: of each sort of days one that begins and
    its end, and the end of the calendar."""
    found: set[date] = set()
    for condition in conditions:
        every = tuple(dict.fromkeys(asked(hotline, condition)))
        for days in every:
            found.update(_of(days, hotline.calendar))
        if hotline.calendar and any(days.asks_calendar for days in every):
            found.add(date.fromisoformat(hotline.calendar.last) + _DAY)
    return sorted(found)


def tried(hotline: Hotline, conditions: Iterable[Condition]) -> list[date]:
    """The days beside those midnights."""
    return sorted({day for turn in turns(hotline, conditions) for day in (turn - _DAY, turn)})


class Occasion(NamedTuple):
    """A day, and minutes of it in which hours of some days are open."""

    day: date
    start: int
    end: int


def occasions(hotline: Hotline, conditions: Iterable[Condition]) -> list[Occasion]:
    """When it should be tried: on the days beside those midnights, at each of the times that hang on the day; and on each
    weekday where weekdays are asked, at each time that some weekday has."""
    tests = list(conditions)
    hours = [hotline.schedules[name] for test in tests for name in parts(test, Hours)]
    dated = dict.fromkeys((each.start, each.end) for one in hours for each in one.dated)
    weekly = dict.fromkeys((each.start, each.end) for one in hours for each in one.periods)
    found = {Occasion(day, *time) for day in tried(hotline, tests) for time in dated or [(0, DAY)]}
    if weekly or any(each.sort == WEEKDAY for condition in tests for each in asked(hotline, condition)):
        times = weekly | dated or [(0, DAY)]
        week = (MONDAY.date() + timedelta(number) for number in range(7))
        found |= {Occasion(day, *time) for day in week for time in times}
    return sorted(found)


def _of(days: Days, calendar: Calendar | None) -> Iterator[date]:
    if days.sort == WEEKDAY:
        return
    if days.sort == DATES:
        first, last = (_full(each, days, calendar) for each in (days.first, days.last))
        yield from (first, last + _DAY)
        return
    if calendar is None:
        return
    if days.sort == WORKDAY:
        for kind in (OFF, WORK):
            special = [day for day in map(date.fromisoformat, _dates(calendar, kind)) if _odd(day, kind)]
            yield from (turn for day in special[-1:] for turn in (day, day + _DAY))
        return
    row = [day for day in map(date.fromisoformat, _dates(calendar)) if are(days, day, calendar)]
    if row:
        first = max(day for day in row if day - _DAY not in row)
        yield from (first, row[-1] + _DAY)


def _dates(calendar: Calendar, kind: str = "") -> list[str]:
    return [day.date for day in calendar.days if kind in ("", day.kind)]


def _odd(day: date, kind: str) -> bool:
    """Whether the weekday alone would tell otherwise."""
    return (day.weekday() < 5) == (kind == OFF)


def _full(written: str, days: Days, calendar: Calendar | None) -> date:
    """A date of every year in a year that the calendar knows: the first day in the one before, where the last is in it."""
    if len(written) == 10:
        return date.fromisoformat(written)
    year = int(calendar.last[:4]) if calendar else _YEAR
    year -= days.last < days.first and written == days.first
    while True:
        try:
            return date.fromisoformat(f"{year}-{written}")
        except ValueError:  # 29 February
            year += 1
