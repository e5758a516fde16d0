"""停顿: rule 25."""

from __future__ import annotations

from ivrc.flow.kinds.pause import Pause
from ivrc.flow.nodes import Edge
from ivrc.simulate.events.pause import PAUSE
from ivrc.simulate.progress import Run


def step(run: Run, node: Pause) -> Edge:
    """Lets the time pass."""
    run.discard()
    run.tell(PAUSE, f"{node.ms / 1000:g}")
    run.pass_time(node.ms)
    return node.next
