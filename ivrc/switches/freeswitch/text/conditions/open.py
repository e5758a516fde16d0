"""Opening hours on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.open import Open
from ivrc.flow.nodes import Edge
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.days import during
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked, attribute, extension
from ivrc.switches.week import days, openings


def emit(plan: Plan, condition: Open, way: Edge) -> Iterator[str]:
    """An extension for each set of weekdays with the same times, and one for each time of other days."""
    name = attribute(f"open {word(condition.schedule)}")
    schedule = plan.hotline.schedules[condition.schedule]
    for dated in schedule.dated:
        on = [asked(labels.ENTER), during(plan.hotline.calendar, *dated)]
        yield extension(f"open {word(condition.schedule)}", on, [plan.go(way)])
    for opening in openings(schedule, ("{hour:02}:{minute:02}:00", "{hour:02}:{minute:02}:59")):
        times = ",".join(opening.times)
        yield (
            f'  <extension name="{name}">\n'
            f'    <condition field="destination_number" expression="^{labels.ENTER}$"/>\n'
            f'    <condition wday="{days(opening, ",")}" time-of-day="{times}">\n{plan.go(way)}    </condition>\n'
            "  </extension>\n"
        )
