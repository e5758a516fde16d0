"""Opening hours on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.open import Open
from ivrc.flow.nodes import Edge
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import attribute
from ivrc.switches.week import days, openings


def emit(plan: Plan, condition: Open, way: Edge) -> Iterator[str]:
    """An extension for each set of days with the same times."""
    name = attribute(f"open {word(condition.schedule)}")
    for opening in openings(
        plan.hotline.schedules[condition.schedule], ("{hour:02}:{minute:02}:00", "{hour:02}:{minute:02}:59")
    ):
        times = ",".join(opening.times)
        yield (
            f'  <extension name="{name}">\n'
            f'    <condition field="destination_number" expression="^{labels.ENTER}$"/>\n'
            f'    <condition wday="{days(opening, ",")}" time-of-day="{times}">\n{plan.go(way)}    </condition>\n'
            "  </extension>\n"
        )
