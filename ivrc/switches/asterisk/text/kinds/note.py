"""A note on Asterisk: a user event, which whoever listens to AMI writes down."""

from __future__ import annotations

from ivrc.flow.kinds.note import Note
from ivrc.switches.asterisk.text import labels, left
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, argument, context, extension, goto, value
from ivrc.switches.notes import encoded, form

NOTE, TABLE, FIELDS = "ivrc-note", "Table", "Fields"
"""The user event of a note, and what it says of it."""


def emit(plan: Plan, node: Note) -> str:
    """A Note node."""
    fields = form(node.fields, lambda name: value(plan.variables[name]))
    steps: list[Step] = [
        f"UserEvent({NOTE},{TABLE}: {argument(encoded(node.table))},{FIELDS}: {fields})",
    ]
    way_on = goto(plan.target(node.next))
    kept = left.noted(plan, node)
    steps += [*kept, ("on", way_on)] if kept else [way_on]
    return context(plan.contexts[node.id], plan.title(node), [extension(labels.BEGIN, steps)], plan.common)
