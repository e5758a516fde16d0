"""A switch that is turned on FreeSWITCH: written, and read again, so that one that could not be written is a fault."""

from __future__ import annotations

from ivrc.flow.kinds.turn import Turn
from ivrc.flow.switches import OFF, ON
from ivrc.switches.freeswitch.text import labels, state
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put

STORE, TELL = "db", "event"
TURN, SWITCH, IS = "ivrc::switch", "Ivrc-Switch", "Ivrc-Is"
"""The subclass of a switch's event, and what it says of it: how it is read again."""
_KEPT, _NOT_KEPT = "kept", "NOT KEPT"


def emit(plan: Plan, node: Turn) -> str:
    """A Turn node. What the switch holds is read as the step behind is looked for."""
    held, wanted = state.held(plan, node.switch), ON if node.on else OFF
    told = f"Event-Name=CUSTOM,Event-Subclass={TURN},{SWITCH}={node.switch},{IS}={held}"
    write = [do(STORE, state.turning(plan, node.switch, node.on)), plan.stay(node, _KEPT)]
    parts = [
        extension(labels.ENTER, [asked(labels.ENTER)], write),
        extension(_KEPT, [asked(_KEPT), (held, f"^{wanted}$")], [do(TELL, told), plan.go(node.next)]),
        extension("not kept", [asked(_KEPT)], [put(labels.RESULT, _NOT_KEPT)]),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)
