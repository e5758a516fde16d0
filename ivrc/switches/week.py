"""Opening hours as switches write them: the days that have the same times stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ivrc.flow.nodes import Period, Schedule
from ivrc.week import DAYS_EN, clock

DAYS = tuple(day[:3].lower() for day in DAYS_EN)
"""The days as switches and crontabs name them, Monday first (ISO 8601)."""


class Opening(NamedTuple):
    """Days, 0 for Monday, and the times of each of them as a switch writes them."""

    days: tuple[int, ...]
    times: tuple[str, ...]


def openings(schedule: Schedule, write: Sequence[str]) -> Iterator[Opening]:
    """A timetable, the days with the same times together in the order of the first of them. `write` is the form of the
    first minute of a period and that of its last, which is open still, for `ivrc.week.clock`."""
    together: dict[tuple[str, ...], list[int]] = {}
    for weekday, periods in groupby(schedule.periods, lambda period: period.weekday):
        together.setdefault(tuple(_range(period, write) for period in periods), []).append(weekday)
    for times, days in together.items():
        yield Opening(tuple(days), times)


def _range(period: Period, write: Sequence[str]) -> str:
    """A period as the switches write one: they know no end that is excluded."""
    return "-".join(clock(minute, form) for form, minute in zip(write, (period.start, period.end - 1)))


def days(opening: Opening, mark: str) -> str:
    """The days of an opening: `mon-fri` if they follow one another, `sat`, else `mon&wed` with the mark between."""
    first, last = opening.days[0], opening.days[-1]
    if len(opening.days) > 1 and last - first == len(opening.days) - 1:
        return f"{DAYS[first]}-{DAYS[last]}"
    return mark.join(DAYS[day] for day in opening.days)
