"""The area of the calling number (rule 30)."""

from __future__ import annotations

from ivrc.flow.conditions.area import UNKNOWN, Area
from ivrc.flow.national import national
from ivrc.simulate.standing import Standing


def holds(standing: Standing, condition: Area) -> bool:
    """Whether it is so. A number that is not shown is of none."""
    return _so(condition, standing.values.get(condition.value, ""))


def true_of(condition: Area, number: str) -> bool:
    """The same of a number as a trunk shows it."""
    return _so(condition, national(number))


def _so(condition: Area, held: str) -> bool:
    held = condition.table.of(held) if condition.table else held
    return held.startswith(condition.codes) != (condition.sign == UNKNOWN)
