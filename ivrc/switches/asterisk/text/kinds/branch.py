"""A branch on Asterisk."""

from __future__ import annotations

from ivrc.flow.calendars import asks_calendar, asks_day
from ivrc.flow.conditions.area import Area
from ivrc.flow.kinds.branch import Branch
from ivrc.switches.asterisk.text import areas, days, labels
from ivrc.switches.asterisk.text.conditions import CONDITIONS
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, context, extension


def emit(plan: Plan, node: Branch) -> str:
    """A Branch node: its conditions in order; before the first that has to, the clock is read, the calendar asked, and a mobile
    number looked up."""
    steps: list[Step] = []
    if any(asks_day(plan.hotline, case.test) for case in node.cases):
        steps.append(days.clock(plan))
    asked_it = located = False
    for case in node.cases:
        if not asked_it and asks_calendar(plan.hotline, case.test):
            steps.extend(days.ask_calendar(plan, node.otherwise))
            asked_it = True
        if isinstance(case.test, Area) and case.test.table and not located:
            steps.extend(areas.look_up(plan, case.test))
            located = True
        steps.extend(
            CONDITIONS[type(case.test)](plan, case.test, f"{plan.target(case.edge)},{labels.BEGIN},1")
        )
    steps.append(plan.go(node.otherwise))
    asked = ", ".join(str(case.test.cause) for case in node.cases)
    return context(
        plan.contexts[node.id], f"{plan.title(node)}: {asked}", [extension(labels.BEGIN, steps)], plan.common
    )
