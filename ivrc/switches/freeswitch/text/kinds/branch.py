"""A branch on FreeSWITCH."""

from __future__ import annotations

from ivrc.flow.kinds.branch import Branch
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.conditions import CONDITIONS
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
        *(part for case in node.cases for part in CONDITIONS[type(case.test)](plan, case.test, case.edge)),
        extension("otherwise", [asked(labels.ENTER)], [plan.go(node.otherwise)]),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)
