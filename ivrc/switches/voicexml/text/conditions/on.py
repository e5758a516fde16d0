"""The day in VoiceXML."""

from __future__ import annotations

from ivrc.flow.conditions.on import On
from ivrc.switches.voicexml.text.days import on
from ivrc.switches.voicexml.text.plan import Plan


def emit(plan: Plan, condition: On) -> str:
    """Whether it is one of the days."""
    return on(condition.days)
