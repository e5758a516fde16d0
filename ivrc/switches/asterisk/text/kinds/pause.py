"""A pause on Asterisk. `Wait` reads the keys that come meanwhile and drops them, as rule 25 has it."""

from __future__ import annotations

from ivrc.flow.kinds.pause import Pause
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import FORGET
from ivrc.switches.asterisk.text.syntax import Step, context, extension, goto, seconds

WAIT = "Wait"


def emit(plan: Plan, node: Pause) -> str:
    """A Pause node."""
    steps: list[Step] = [FORGET, f"{WAIT}({seconds(node.ms)})", goto(plan.target(node.next))]
    return context(plan.contexts[node.id], plan.title(node), [extension(labels.BEGIN, steps)], plan.common)
