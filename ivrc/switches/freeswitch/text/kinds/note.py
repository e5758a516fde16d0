"""A note on FreeSWITCH: an event, which whoever listens writes down."""

from __future__ import annotations

from ivrc.flow.kinds.note import Note
from ivrc.switches.freeswitch.text import labels, left
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, value
from ivrc.switches.notes import encoded, form

TELL = "event"
NOTE, TABLE, FIELDS = "ivrc::note", "Ivrc-Table", "Ivrc-Fields"
"""The subclass of a note's event, and what it says of it."""


def emit(plan: Plan, node: Note) -> str:
    """A Note node."""
    fields = form(node.fields, lambda name: value(plan.variables[name]))
    told = f"Event-Name=CUSTOM,Event-Subclass={NOTE},{TABLE}={encoded(node.table)},{FIELDS}={fields}"
    steps = [do(TELL, told), *left.noted(plan, node), plan.go(node.next)]
    return context(
        plan.contexts[node.id], plan.title(node), [extension(labels.ENTER, [asked(labels.ENTER)], steps)]
    )
