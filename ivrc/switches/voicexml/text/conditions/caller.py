"""The calling number in VoiceXML."""

from __future__ import annotations

from ivrc.flow.conditions.caller import BEGINS, WITHHELD, Caller
from ivrc.switches.voicexml.text.plan import Plan


def emit(plan: Plan, condition: Caller) -> str:
    """Whether it is so."""
    name = plan.variables[condition.value]
    if condition.sign == WITHHELD:
        return f"{name} == ''"
    end = "" if condition.sign == BEGINS else "$"
    return f"/^({'|'.join(condition.numbers)}){end}/.test({name})"
