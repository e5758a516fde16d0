"""The day on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.on import On
from ivrc.flow.nodes import Edge
from ivrc.switches.freeswitch.text import days, labels
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked, extension


def emit(plan: Plan, condition: On, way: Edge) -> Iterator[str]:
    """One extension."""
    name = word(str(condition.cause))
    yield extension(
        name, [asked(labels.ENTER), days.on(plan.hotline.calendar, condition.days)], [plan.go(way)]
    )
