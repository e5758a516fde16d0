"""What was typed, against numbers (rule 30)."""

from __future__ import annotations

from ivrc.flow.conditions.compare import BEGINS, BY_AMOUNT, IS, LEAST, OVER, UNDER, Compare
from ivrc.simulate.over import Fault
from ivrc.simulate.standing import Standing


def holds(standing: Standing, condition: Compare) -> bool:
    """Whether it is so. A value that is not set is a fault (rule 19)."""
    held = standing.values.get(condition.value, "")
    if not held:
        raise Fault(condition.value)
    return true_of(condition, held)


def true_of(condition: Compare, held: str) -> bool:
    """The same of what a value holds."""
    _, sign, against = condition
    if sign in BY_AMOUNT:
        return held.isdecimal() and _amounts(sign, int(held), int(against[0]))
    if sign == BEGINS:
        return held.startswith(against)
    return (held in against) == (sign == IS)


def _amounts(sign: str, held: int, against: int) -> bool:
    if sign == OVER:
        return held > against
    if sign == UNDER:
        return held < against
    return held >= against if sign == LEAST else held <= against
