"""A switch (rule 36)."""

from __future__ import annotations

from ivrc.flow.conditions.switched import Switched
from ivrc.simulate.events.turn import ON
from ivrc.simulate.standing import Standing


def holds(standing: Standing, condition: Switched) -> bool:
    """Whether it is as it is asked."""
    return (condition.switch in standing.world.on) == condition.on


def true_of(condition: Switched, held: str) -> bool:
    """The same of how it is."""
    return (held == ON) == condition.on
