"""The called number on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.called import Called
from ivrc.flow.nodes import Edge
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked, extension, value


def emit(plan: Plan, condition: Called, way: Edge) -> Iterator[str]:
    """One extension."""
    is_one = (value(plan.variables[condition.value]), f"^({'|'.join(condition.numbers)})$")
    yield extension(word(str(condition.cause)), [asked(labels.ENTER), is_one], [plan.go(way)])
