"""Opening hours."""

from __future__ import annotations

from datetime import datetime

from ivrc.flow.nodes import Schedule
from ivrc.week import DAY


def open_at(schedule: Schedule, moment: datetime) -> bool:
    """Whether a schedule is open at a moment of its own zone's wall clock (rule 12)."""
    return schedule.open(moment.weekday() * DAY + moment.hour * 60 + moment.minute)
