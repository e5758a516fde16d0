"""Opening hours."""

from __future__ import annotations

from datetime import datetime

from ivrc.flow.days import Calendar, any_of
from ivrc.flow.nodes import Schedule
from ivrc.week import DAY


def open_at(schedule: Schedule, moment: datetime, calendar: Calendar | None = None) -> bool:
    """Whether a schedule is open at a moment of its own zone's wall clock (rule 12)."""
    minute = moment.hour * 60 + moment.minute
    return schedule.open(moment.weekday() * DAY + minute) or any(
        each.start <= minute < each.end and any_of(each.days, moment.date(), calendar)
        for each in schedule.dated
    )
