"""What was typed, against numbers, on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.compare import Compare
from ivrc.flow.nodes import Edge
from ivrc.switches.comparing import comparing
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked, extension, value


def emit(plan: Plan, condition: Compare, way: Edge) -> Iterator[str]:
    """One extension."""
    expression, but = comparing(condition)
    held = value(plan.variables[condition.value])
    fits = (held, f"^(?!{expression}$)" if but else f"^{expression}$")
    yield extension(word(str(condition.cause)), [asked(labels.ENTER), fits], [plan.go(way)])
