"""Days as conditions and opening hours name them: weekdays, workdays, holidays, festivals, dates; and the calendar that tells
which days are not as their weekday."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Annotated, NamedTuple

from ivrc.flow.form import form
from ivrc.runs import runs

WEEKDAY, WORKDAY, HOLIDAY, MAKE_UP, FESTIVAL, DATES = (
    "weekday",
    "workday",
    "holiday",
    "make-up",
    "festival",
    "dates",
)
SORTS = (WEEKDAY, WORKDAY, HOLIDAY, MAKE_UP, FESTIVAL, DATES)
ASK_CALENDAR = frozenset((WORKDAY, HOLIDAY, MAKE_UP, FESTIVAL))

OFF, WORK = "off", "work"

Date = Annotated[str, form(pattern=r"^\d{4}-\d\d-\d\d$")]


class Days(NamedTuple):
    """Days of one sort.

    A `weekday` is named by its number, 0 for Monday; a `festival` by its name in the calendar; `dates` from the first to the
    last, `2026-10-01` once or `10-01` in every year, where the last may be before the first (`12-24` to `01-02`).
    """

    sort: Annotated[str, form(enum=SORTS)]
    first: str = ""
    last: str = ""

    @property
    def asks_calendar(self) -> bool:
        """Whether only a calendar can tell."""
        return self.sort in ASK_CALENDAR

    def __str__(self) -> str:
        if self.sort == DATES:
            return self.first if self.first == self.last else f"{self.first}/{self.last}"
        return self.first if self.sort == FESTIVAL else f"{self.sort} {self.first}".rstrip()


class Which(NamedTuple):
    """Days of any of these sorts, without days of others."""

    any: tuple[Days, ...]
    but: tuple[Days, ...] = ()

    @property
    def asks_calendar(self) -> bool:
        """Whether only a calendar can tell."""
        return any(days.asks_calendar for days in (*self.any, *self.but))


class Special(NamedTuple):
    """A day that is not as its weekday: one `off`, or one on which people `work`. `name` is that of its festival."""

    date: Date
    kind: Annotated[str, form(enum=(OFF, WORK))]
    name: str


class Calendar(NamedTuple):
    """The days of a country that are not as their weekday, known from the first day to the last: of any other day nothing is
    known. `sources` are the notices by which it goes."""

    name: str
    first: Date
    last: Date
    days: tuple[Special, ...]
    sources: tuple[str, ...] = ()

    @property
    def years(self) -> range:
        """The years of which something is known."""
        return range(int(self.first[:4]), int(self.last[:4]) + 1)

    def knows(self, day: date) -> bool:
        """Whether it is known what a day is."""
        return self.first <= day.isoformat() <= self.last


def weekdays_apart(days: Iterable[Days]) -> tuple[list[tuple[int, int]], list[Days]]:
    """The weekdays among days, by first and last of those in a row, 1 for Monday; and the other days."""
    every = list(days)
    numbers = sorted(int(each.first) + 1 for each in every if each.sort == WEEKDAY)
    return runs(numbers), [each for each in every if each.sort != WEEKDAY]


@lru_cache(maxsize=16)
def _by_date(calendar: Calendar) -> Mapping[str, Special]:
    return {day.date: day for day in calendar.days}


def exception(calendar: Calendar | None, day: date) -> Special | None:
    """What a calendar says of a day that is not as its weekday."""
    return None if calendar is None else _by_date(calendar).get(day.isoformat())


def are(days: Days, day: date, calendar: Calendar | None) -> bool:
    """Whether a day is one of those. Of one that the calendar does not know nothing is true that asks it (rule 27)."""
    if days.sort == WEEKDAY:
        return day.weekday() == int(days.first)
    if days.sort == DATES:
        return _within(days, day)
    if calendar is None or not calendar.knows(day):
        return False
    special = exception(calendar, day)
    kind = special.kind if special else ""
    if days.sort == WORKDAY:
        return kind == WORK or (day.weekday() < 5 and kind != OFF)
    if days.sort == MAKE_UP:
        return kind == WORK
    return kind == OFF and (days.sort == HOLIDAY or (special is not None and special.name == days.first))


def _within(days: Days, day: date) -> bool:
    written = day.isoformat()[-len(days.first) :]
    if days.first <= days.last:
        return days.first <= written <= days.last
    return written >= days.first or written <= days.last


def any_of(which: Which | Sequence[Days], day: date, calendar: Calendar | None) -> bool:
    """Whether a day is one of those, and none of those that are excepted."""
    named, but = (which.any, which.but) if isinstance(which, Which) else (which, ())
    return any(are(each, day, calendar) for each in named) and not any(are(e, day, calendar) for e in but)
