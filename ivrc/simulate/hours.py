"""Opening hours."""

from __future__ import annotations

from datetime import datetime

from ivrc.flow.nodes import Schedule


def open_at(schedule: Schedule, moment: datetime) -> bool:
    """Whether a schedule is open at a moment of its own zone's wall clock (rule 12)."""
    minute = moment.hour * 60 + moment.minute
    return any(
        period.weekday == moment.weekday() and period.start <= minute < period.end
        for period in schedule.periods
    )
