"""A number in a list on FreeSWITCH: written, and read again, so that one that could not be written is a fault."""

from __future__ import annotations

from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.switches import IN, OUT
from ivrc.switches.freeswitch.text import labels, state
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put, value

STORE, TELL = "db", "event"
ENLIST, LIST, NUMBER, PLACE = "ivrc::list", "Ivrc-List", "Ivrc-Number", "Ivrc-Place"
"""The subclass of a list's event, and what it says of it: how it is read again."""
_KEPT, _NOT_KEPT = "kept", "NOT KEPT"


def emit(plan: Plan, node: Enlist) -> str:
    """An Enlist node. The number is digits: nothing else is ever in a value."""
    number = value(plan.variables[node.value])
    held, wanted = state.entry(plan, node.list, number), IN if node.into else OUT
    told = f"Event-Name=CUSTOM,Event-Subclass={ENLIST},{LIST}={node.list},{NUMBER}={number},{PLACE}={held}"
    write = [do(STORE, state.entering(plan, node.list, number, node.into)), plan.stay(node, _KEPT)]
    parts = [
        extension("no number", [asked(labels.ENTER), (number, "^$")], [plan.go(node.next)]),
        extension(labels.ENTER, [asked(labels.ENTER)], write),
        extension(_KEPT, [asked(_KEPT), (held, f"^{wanted}$")], [do(TELL, told), plan.go(node.next)]),
        extension("not kept", [asked(_KEPT)], [put(labels.RESULT, _NOT_KEPT)]),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)
