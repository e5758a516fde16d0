"""Opening hours in VoiceXML."""

from __future__ import annotations

from ivrc.flow.conditions.open import Open
from ivrc.switches.voicexml.text.plan import Plan


def emit(plan: Plan, condition: Open) -> str:
    """Whether the minute is in the schedule's table."""
    return f"isOpen(minute, {plan.timetables[condition.schedule]})"
