"""加入、移出: rule 38."""

from __future__ import annotations

from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.nodes import Edge
from ivrc.simulate.events.enlist import ENLIST, IN, OUT
from ivrc.simulate.progress import Run


def step(run: Run, node: Enlist) -> Edge:
    """It is so at once, and when the call is over."""
    if number := run.values.get(node.value, ""):
        run.world = run.world.enlisted(node.list, number, node.into)
        run.tell(ENLIST, node.list, number, IN if node.into else OUT)
    return node.next
