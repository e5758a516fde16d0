"""A branch on Asterisk."""

from __future__ import annotations

from ivrc.flow.kinds.branch import Branch
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.conditions import CONDITIONS
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, context, extension


def emit(plan: Plan, node: Branch) -> str:
    """A Branch node: its conditions in order."""
    steps: list[Step] = []
    for case in node.cases:
        steps.extend(
            CONDITIONS[type(case.test)](plan, case.test, f"{plan.target(case.edge)},{labels.BEGIN},1")
        )
    steps.append(plan.go(node.otherwise))
    asked = ", ".join(str(case.test.cause) for case in node.cases)
    return context(
        plan.contexts[node.id], f"{plan.title(node)}: {asked}", [extension(labels.BEGIN, steps)], plan.common
    )
