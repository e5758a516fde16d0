"""A note in VoiceXML: posted to a service of the site."""

from __future__ import annotations

from ivrc.flow.kinds.note import Note
from ivrc.switches.notes import encoded, form
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.service import post
from ivrc.switches.voicexml.text.speech import hear_out
from ivrc.switches.voicexml.text.syntax import literal


def emit(plan: Plan, node: Note) -> list[str]:
    """The lines inside the form of a Note node. What was said before it is heard first: a caller may hang up in it."""
    fields = literal(form(node.fields, lambda name: f"\0{plan.variables[name]}\0"))
    pieces = fields[1:-1].split("\\u0000")
    held = "".join(
        f"' + (typeof {piece} == 'undefined' ? '' : {piece}) + '" if number % 2 else piece
        for number, piece in enumerate(pieces)
    )
    return [
        f'<var name="table" expr="{literal(encoded(node.table))}"/>',
        f'<var name="fields" expr="\'{held}\'"/>',
        *hear_out(plan, "heard", keep=True),
        "<block>",
        f"  {post(plan, 'records', 'table fields ')}",
        f"  {plan.go(node.next)}",
        "</block>",
    ]
