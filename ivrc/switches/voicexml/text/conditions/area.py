"""The area of the calling number in VoiceXML."""

from __future__ import annotations

from ivrc.flow.conditions.area import UNKNOWN, Area
from ivrc.switches.prefixes import prefixes
from ivrc.switches.voicexml.text.plan import Plan


def emit(plan: Plan, condition: Area) -> str:
    """Whether it is so."""
    of_one = f"/^({prefixes(condition.codes)})/.test({plan.variables[condition.value]})"
    return f"!{of_one}" if condition.sign == UNKNOWN else of_one
