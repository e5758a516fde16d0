"""Speech on Asterisk."""

from __future__ import annotations

from ivrc.flow.kinds.say import Say
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import speech
from ivrc.switches.asterisk.text.syntax import goto


def emit(plan: Plan, node: Say) -> str:
    """A Say node."""
    return speech(plan, plan.contexts[node.id], plan.title(node), node.plays, goto(plan.target(node.next)))
