"""What was typed, against numbers, on Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.compare import Compare
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import value, when
from ivrc.switches.comparing import comparing


def emit(plan: Plan, condition: Compare, way_on: str) -> Iterator[str]:
    """One step."""
    expression, but = comparing(condition)
    fits = value(f'REGEX("^{expression}$" {value(plan.variables[condition.value])})')
    yield when(f"$[!{fits}]" if but else fits, way_on)
