"""The called number in VoiceXML."""

from __future__ import annotations

from ivrc.flow.conditions.called import Called
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.syntax import keys_test


def emit(plan: Plan, condition: Called) -> str:
    """Whether it is one of the numbers."""
    return keys_test(condition.numbers, plan.variables[condition.value])
