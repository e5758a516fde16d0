"""播报."""

from __future__ import annotations

from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Edge
from ivrc.simulate.progress import Run


def step(run: Run, node: Say) -> Edge:
    """Plays the clips in order (rules 1 to 4)."""
    run.play(node.plays)
    return node.next
