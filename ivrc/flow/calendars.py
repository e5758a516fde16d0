"""Whether what a branch asks hangs on the calendar, and whether the calendar knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ivrc.flow.condition import Condition
from ivrc.flow.days import Days
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Edge, Hotline
from ivrc.flow.parts import Hours
from ivrc.flow.shape import parts


def asks_calendar(hotline: Hotline, condition: Condition) -> bool:
    """Whether a condition can only be told by the calendar."""
    return any(days.asks_calendar for days in asked(hotline, condition))


def asks_day(hotline: Hotline, condition: Condition) -> bool:
    """Whether a condition asks more of the day than which weekday it is by the hours of a week."""
    return any(True for _ in asked(hotline, condition))


def asked(hotline: Hotline, condition: Condition) -> Iterator[Days]:
    """The days that a condition asks, by itself or in a schedule."""
    yield from parts(condition, Days)
    for name in parts(condition, Hours):
        yield from parts(hotline.schedules[name], Days)


def knows(hotline: Hotline, day: date) -> bool:
    """Whether the hotline's calendar, if it has one, reaches to a day."""
    return hotline.calendar is None or hotline.calendar.knows(day)


def chosen(hotline: Hotline, node: Branch, known: bool, holds: Callable[[Condition], bool]) -> Edge:
    """The way on of a branch: the first case that `holds`; those behind it are not asked. A case that asks the calendar for a day that it does not know
    ends the asking: then it is the way of no case (rule 27)."""
    for case in node.cases:
        if not known and asks_calendar(hotline, case.test):
            break
        if holds(case.test):
            return case.edge
    return node.otherwise
