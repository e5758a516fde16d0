"""打开、关上: rule 36."""

from __future__ import annotations

from ivrc.flow.kinds.turn import Turn
from ivrc.flow.nodes import Edge
from ivrc.simulate.events.turn import OFF, ON, TURN
from ivrc.simulate.progress import Run


def step(run: Run, node: Turn) -> Edge:
    """It is so at once, and when the call is over."""
    run.world = run.world.turned(node.switch, node.on)
    run.tell(TURN, node.switch, ON if node.on else OFF)
    return node.next
