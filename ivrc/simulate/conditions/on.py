"""The day (rule 27)."""

from __future__ import annotations

from ivrc.flow.conditions.on import On
from ivrc.flow.days import any_of
from ivrc.simulate.standing import Standing


def holds(standing: Standing, condition: On) -> bool:
    """Whether it is one of the days by the clock of the hotline's zone."""
    return any_of(condition.days, standing.wall_clock().date(), standing.hotline.calendar)
