"""分支."""

from __future__ import annotations

from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Edge
from ivrc.simulate.hours import open_at
from ivrc.simulate.progress import Run


def step(run: Run, node: Branch) -> Edge:
    """Takes the first case whose schedule is open now (rule 12)."""
    schedules, now = run.hotline.schedules, run.wall_clock()
    open_now = (case.edge for case in node.cases if open_at(schedules[case.schedule], now))
    return next(open_now, node.otherwise)
