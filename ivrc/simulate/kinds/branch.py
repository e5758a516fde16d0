"""分支."""

from __future__ import annotations

from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Edge
from ivrc.simulate.conditions import HOLDS
from ivrc.simulate.progress import Run


def step(run: Run, node: Branch) -> Edge:
    """Takes the first case that holds now (rule 12)."""
    holding = (case.edge for case in node.cases if HOLDS[type(case.test)](run, case.test))
    return next(holding, node.otherwise)
