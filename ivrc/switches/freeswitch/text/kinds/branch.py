"""Opening hours on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Case
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked, attribute, context, extension, put
from ivrc.switches.week import days, openings


def emit(plan: Plan, node: Branch) -> str:
    """A Branch node: the schedules in order. A time zone that the switch does not know is a fault."""
    parts = [
        extension(
            "no such time zone",
            [asked(labels.ENTER), ("${strftime_tz(${timezone} %z)}", "^-ERR")],
            [put(labels.RESULT, "NO TIME ZONE"), plan.go(node.otherwise)],
        ),
        *(part for case in node.cases for part in _case(plan, case)),
        extension("otherwise", [asked(labels.ENTER)], [plan.go(node.otherwise)]),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def _case(plan: Plan, case: Case) -> Iterator[str]:
    """An extension for each set of days with the same times. `<regex>` with times alone would not do: where none of
    them holds, the switch takes the extension as found and stops looking."""
    name = attribute(f"open {word(case.schedule)}")
    for opening in openings(
        plan.hotline.schedules[case.schedule], ("{hour:02}:{minute:02}:00", "{hour:02}:{minute:02}:59")
    ):
        times = ",".join(opening.times)
        yield (
            f'  <extension name="{name}">\n'
            f'    <condition field="destination_number" expression="^{labels.ENTER}$"/>\n'
            f'    <condition wday="{days(opening, ",")}" time-of-day="{times}">\n{plan.go(case.edge)}    </condition>\n'
            "  </extension>\n"
        )
