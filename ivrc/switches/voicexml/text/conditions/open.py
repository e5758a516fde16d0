"""Opening hours in VoiceXML."""

from __future__ import annotations

from ivrc.flow.conditions.open import Open
from ivrc.switches.voicexml.text.days import during
from ivrc.switches.voicexml.text.plan import Plan


def emit(plan: Plan, condition: Open) -> str:
    """Whether the minute is in the schedule's table, or in a time of other days."""
    dated = plan.hotline.schedules[condition.schedule].dated
    week = f"isOpen(minute, {plan.timetables[condition.schedule]})"
    return " || ".join((week, *(during(*each) for each in dated)))
