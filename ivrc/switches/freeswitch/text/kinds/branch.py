"""A branch on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.calendars import asks_calendar
from ivrc.flow.kinds.branch import Branch
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.conditions import CONDITIONS
from ivrc.switches.freeswitch.text.days import not_known
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, extension, put


def emit(plan: Plan, node: Branch) -> str:
    """A Branch node: its conditions in order. A time zone that the switch does not know is a fault."""
    parts = [
        extension(
            "no such time zone",
            [asked(labels.ENTER), ("${strftime_tz(${timezone} %z)}", "^-ERR")],
            [put(labels.RESULT, "NO TIME ZONE"), plan.go(node.otherwise)],
        ),
        *_cases(plan, node),
        extension("otherwise", [asked(labels.ENTER)], [plan.go(node.otherwise)]),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def _cases(plan: Plan, node: Branch) -> Iterator[str]:
    """The cases, and before the first that asks the calendar what is done where that does not know the day."""
    calendar = plan.hotline.calendar
    guarded = False
    for case in node.cases:
        if calendar and not guarded and asks_calendar(plan.hotline, case.test):
            yield not_known(plan, calendar, node.otherwise)
            guarded = True
        yield from CONDITIONS[type(case.test)](plan, case.test, case.edge)
