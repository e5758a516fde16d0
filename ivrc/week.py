"""The week of opening hours: its days by name, Monday first (ISO 8601), its minutes, and a time of day in figures."""

from __future__ import annotations

DAYS_ZH = "一二三四五六日"
"""What stands after 周 or 星期."""
DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

DAY = 24 * 60
WEEK = 7 * DAY
"""Minutes."""


CLOCK = "{hour}:{minute:02}"


def clock(minutes: int, form: str = CLOCK) -> str:
    """Minutes since midnight as `9:00`, or in another form; 1440 is `24:00`."""
    hour, minute = divmod(minutes, 60)
    return form.format(hour=hour, minute=minute)
