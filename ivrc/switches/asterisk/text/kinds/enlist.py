"""A number in a list on Asterisk: written, and read again, so that one that could not be written is a fault."""

from __future__ import annotations

from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.switches import IN, OUT
from ivrc.switches.asterisk.text import labels, state
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import TO_FAULT
from ivrc.switches.asterisk.text.syntax import (
    Step,
    context,
    equals,
    extension,
    goto,
    is_set,
    put,
    value,
    when,
)

ENLIST, LIST, NUMBER, PLACE = "ivrc-list", "List", "Number", "Place"
"""The user event of a list, and what it says of it: how it is read again."""
_READ = "IVRC_READ"


def emit(plan: Plan, node: Enlist) -> str:
    """An Enlist node. The number is digits: nothing else is ever in a value."""
    number = plan.variables[node.value]
    held, wanted = state.entry(plan, node.list, value(number)), IN if node.into else OUT
    told = f"UserEvent({ENLIST},{LIST}: {node.list},{NUMBER}: {value(number)},{PLACE}: {value(_READ)})"
    steps: list[Step] = [
        when(is_set(number), ":none"),
        put(held, wanted),
        put(_READ, value(held)),
        when(equals(_READ, wanted), "kept"),
        f"Goto({TO_FAULT})",
        ("kept", told),
        ("none", goto(plan.target(node.next))),
    ]
    return context(plan.contexts[node.id], plan.title(node), [extension(labels.BEGIN, steps)], plan.common)
