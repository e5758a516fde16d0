"""Speech in VoiceXML."""

from __future__ import annotations

from ivrc.flow.kinds.say import Say
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.speech import prompts


def emit(plan: Plan, node: Say) -> list[str]:
    """The lines inside the form of a Say node."""
    return [*prompts(node.plays, plan), "<block>", f"  {plan.go(node.next)}", "</block>"]
