"""Opening hours (rule 12)."""

from __future__ import annotations

from ivrc.flow.conditions.open import Open
from ivrc.simulate.hours import open_at
from ivrc.simulate.standing import Standing


def holds(standing: Standing, condition: Open) -> bool:
    """Whether the schedule is open by the clock of the hotline's zone."""
    hotline = standing.hotline
    return open_at(hotline.schedules[condition.schedule], standing.wall_clock(), hotline.calendar)
