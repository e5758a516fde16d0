"""Whether the caller is in a list (rules 30 and 38)."""

from __future__ import annotations

from ivrc.flow.conditions.listed import Listed
from ivrc.flow.national import national
from ivrc.simulate.events.enlist import IN
from ivrc.simulate.standing import Standing


def holds(standing: Standing, condition: Listed) -> bool:
    """Whether it is so. A number that is not shown is in no list."""
    held = standing.values.get(condition.value, "")
    if condition.kept:
        return (condition.list, held) in standing.world.listed
    return held in condition.numbers


def true_of(condition: Listed, held: str) -> bool:
    """The same of a number as a trunk shows it; of a list that is kept, of how it is with the caller."""
    return held == IN if condition.kept else national(held) in condition.numbers
