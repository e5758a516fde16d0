"""Opening hours on Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.open import Open
from ivrc.switches.asterisk.text.days import during
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import when
from ivrc.switches.week import days, openings
from ivrc.week import CLOCK


def emit(plan: Plan, condition: Open, way_on: str) -> Iterator[str]:
    """A step for each set of weekdays with the same times, and one for each time of other days."""
    schedule = plan.hotline.schedules[condition.schedule]
    for opening in openings(schedule, (CLOCK, CLOCK)):
        times = "&".join(opening.times)
        yield f"GotoIfTime({times},{days(opening, '&')},*,*,{plan.hotline.zone}?{way_on})"
    for dated in schedule.dated:
        yield when(during(*dated), way_on)
