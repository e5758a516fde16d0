"""What was typed, against numbers, in VoiceXML."""

from __future__ import annotations

from ivrc.flow.conditions.compare import Compare
from ivrc.switches.comparing import comparing
from ivrc.switches.voicexml.text.plan import Plan


def emit(plan: Plan, condition: Compare) -> str:
    """Whether it fits the expression."""
    expression, but = comparing(condition)
    return f"{'!' if but else ''}/^{expression}$/.test({plan.variables[condition.value]})"
