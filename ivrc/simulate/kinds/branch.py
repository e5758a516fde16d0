"""分支."""

from __future__ import annotations

from ivrc.flow.calendars import chosen, knows
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Edge
from ivrc.simulate.conditions import HOLDS
from ivrc.simulate.progress import Run


def step(run: Run, node: Branch) -> Edge:
    """Takes the first case that holds now (rules 12, 27 and 30)."""
    known = knows(run.hotline, run.wall_clock().date())
    return chosen(run.hotline, node, known, lambda test: HOLDS[type(test)](run, test))
