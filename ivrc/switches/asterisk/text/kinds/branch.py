"""Opening hours on Asterisk."""

from __future__ import annotations

from ivrc.flow.kinds.branch import Branch
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, context, extension
from ivrc.switches.week import days, openings
from ivrc.week import CLOCK


def emit(plan: Plan, node: Branch) -> str:
    """A Branch node: the schedules' opening times in order."""
    steps: list[Step] = []
    for case in node.cases:
        way_on = f"{plan.target(case.edge)},{labels.BEGIN},1"
        for opening in openings(plan.hotline.schedules[case.schedule], (CLOCK, CLOCK)):
            times = "&".join(opening.times)
            steps.append(f"GotoIfTime({times},{days(opening, '&')},*,*,{plan.hotline.zone}?{way_on})")
    steps.append(plan.go(node.otherwise))
    asked = ", ".join(case.schedule for case in node.cases)
    title = f"{plan.title(node)}, open: {asked}"
    return context(plan.contexts[node.id], title, [extension(labels.BEGIN, steps)], plan.common)
