"""记录: rule 31."""

from __future__ import annotations

from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Edge
from ivrc.simulate.events.note import NOTE, noted
from ivrc.simulate.progress import Run


def step(run: Run, node: Note) -> Edge:
    """Writes down what is known by now."""
    held = (run.values.get(each.value, "") if each.value else each.text for each in node.fields)
    run.tell(NOTE, node.table, noted(node, list(held)))
    return node.next
