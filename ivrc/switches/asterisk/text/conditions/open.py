"""Opening hours on Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.open import Open
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.week import days, openings
from ivrc.week import CLOCK


def emit(plan: Plan, condition: Open, way_on: str) -> Iterator[str]:
    """A step for each set of days with the same times."""
    for opening in openings(plan.hotline.schedules[condition.schedule], (CLOCK, CLOCK)):
        times = "&".join(opening.times)
        yield f"GotoIfTime({times},{days(opening, '&')},*,*,{plan.hotline.zone}?{way_on})"
