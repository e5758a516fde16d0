"""A switch that is turned on Asterisk: written, and read again, so that one that could not be written is a fault."""

from __future__ import annotations

from ivrc.flow.kinds.turn import Turn
from ivrc.flow.switches import OFF, ON
from ivrc.switches.asterisk.text import labels, state
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import TO_FAULT
from ivrc.switches.asterisk.text.syntax import Step, context, equals, extension, goto, put, value, when

TURN, SWITCH, IS = "ivrc-switch", "Switch", "Is"
"""The user event of a switch, and what it says of it: how it is read again."""
_READ = "IVRC_READ"


def emit(plan: Plan, node: Turn) -> str:
    """A Turn node."""
    held, wanted = state.held(plan, node.switch), ON if node.on else OFF
    target = plan.target(node.next)
    steps: list[Step] = [
        put(held, wanted),
        put(_READ, value(held)),
        when(equals(_READ, wanted), "kept"),
        f"Goto({TO_FAULT})",
        ("kept", f"UserEvent({TURN},{SWITCH}: {node.switch},{IS}: {value(_READ)})"),
        goto(target),
    ]
    return context(plan.contexts[node.id], plan.title(node), [extension(labels.BEGIN, steps)], plan.common)
