"""The calling number (rule 30)."""

from __future__ import annotations

from ivrc.flow.conditions.caller import BEGINS, WITHHELD, Caller
from ivrc.flow.national import national
from ivrc.simulate.standing import Standing


def holds(standing: Standing, condition: Caller) -> bool:
    """Whether it is so. A number that is not shown is none."""
    return _so(condition, standing.values.get(condition.value, ""))


def true_of(condition: Caller, number: str) -> bool:
    """The same of a number as a trunk shows it."""
    return _so(condition, national(number))


def _so(condition: Caller, held: str) -> bool:
    if condition.sign == WITHHELD or not held:
        return condition.sign == WITHHELD and not held
    return held.startswith(condition.numbers) if condition.sign == BEGINS else held in condition.numbers
