"""The week of a hotline, cut where conditions of its branches begin and cease to hold: in each piece the same ones do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ivrc.coverage.conditions import CONDITIONS
from ivrc.coverage.route import Scene
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.shape import parts
from ivrc.simulate.conditions import HOLDS
from ivrc.simulate.standing import Supposed
from ivrc.week import DAY, WEEK

MONDAY = datetime(2026, 11, 23)
"""The week in which generated calls are made: no change of summer time and no public holiday of China in it."""


class Piece(NamedTuple):
    """Minutes since Monday 0:00, the end exclusive, and the conditions that hold in all of them."""

    start: int
    end: int
    holds: Scene


def pieces(hotline: Hotline) -> list[Piece]:
    """The whole week in order. Without conditions it is one piece a day."""
    conditions = dict.fromkeys(case.test for node in hotline.nodes.values() for case in parts(node, Case))
    cuts = set(range(0, WEEK + 1, DAY))
    for each in conditions:
        cuts.update(CONDITIONS[type(each)].changes(hotline, each))

    def holding(minute: int) -> Scene:
        standing = Supposed(hotline, moment(hotline, minute))
        return frozenset(each for each in conditions if HOLDS[type(each)](standing, each))

    return [Piece(start, end, holding(start)) for start, end in pairwise(sorted(cuts))]


def moment(hotline: Hotline, minute: float) -> datetime:
    """A minute of the week as a moment of that hotline's zone."""
    return (MONDAY + timedelta(minutes=minute)).replace(tzinfo=ZoneInfo(hotline.zone))


def edges_of_day(hotline: Hotline, cases: Iterable[Case]) -> list[int]:
    """The minutes of a day at which any of the cases begins or ceases to hold, midnight as 0."""
    return sorted(
        {minute % DAY for case in cases for minute in CONDITIONS[type(case.test)].changes(hotline, case.test)}
    )
