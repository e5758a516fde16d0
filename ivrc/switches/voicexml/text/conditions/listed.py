"""A list of callers in VoiceXML: one of the project. A document remembers no call before it."""

from __future__ import annotations

from ivrc.flow.conditions.listed import Listed
from ivrc.switches.voicexml.text.plan import Plan


def emit(plan: Plan, condition: Listed) -> str:
    """Whether the caller is in it."""
    return f"/^({'|'.join(condition.numbers)})$/.test({plan.variables[condition.value]})"
