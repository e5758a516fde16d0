"""The week of a hotline, cut where opening hours begin and end: in each piece the same schedules are open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ivrc.flow.nodes import Hotline, Schedule
from ivrc.week import DAY, WEEK

MONDAY = datetime(2026, 11, 23)
"""The week in which generated calls are made: no change of summer time and no public holiday of China in it."""


class Piece(NamedTuple):
    """Minutes since Monday 0:00, the end exclusive, and the schedules that are open in all of them."""

    start: int
    end: int
    open: frozenset[str]


def pieces(hotline: Hotline) -> list[Piece]:
    """The whole week in order. Without opening hours it is one piece a day."""
    cuts = set(range(0, WEEK + 1, DAY))
    for schedule in hotline.schedules.values():
        cuts.update(*schedule.spans())
    return [
        Piece(
            start,
            end,
            frozenset(name for name, schedule in hotline.schedules.items() if schedule.open(start)),
        )
        for start, end in pairwise(sorted(cuts))
    ]


def moment(hotline: Hotline, minute: float) -> datetime:
    """A minute of the week as a moment of that hotline's zone."""
    return (MONDAY + timedelta(minutes=minute)).replace(tzinfo=ZoneInfo(hotline.zone))


def edges_of_day(schedules: Iterable[Schedule]) -> list[int]:
    """The minutes of a day at which any of the schedules begins or ends, midnight as 0."""
    return sorted({minute % DAY for each in schedules for p in each.periods for minute in (p.start, p.end)})
