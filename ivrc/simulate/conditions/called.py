"""The called number (rule 30)."""

from __future__ import annotations

from ivrc.flow.conditions.called import Called
from ivrc.simulate.standing import Standing


def holds(standing: Standing, condition: Called) -> bool:
    """Whether it is one of the numbers."""
    return true_of(condition, standing.values.get(condition.value, ""))


def true_of(condition: Called, held: str) -> bool:
    """The same of a number."""
    return held in condition.numbers
