"""The day on Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.on import On
from ivrc.switches.asterisk.text import days
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import when


def emit(plan: Plan, condition: On, way_on: str) -> Iterator[str]:
    """One step: the clock has been read, and the calendar asked where it has to be."""
    yield when(days.on(condition.days), way_on)
