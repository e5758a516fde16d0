"""The called number on Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.called import Called
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import value, when


def emit(plan: Plan, condition: Called, way_on: str) -> Iterator[str]:
    """One step."""
    held = value(plan.variables[condition.value])
    yield when(value(f'REGEX("^({"|".join(condition.numbers)})$" {held})'), way_on)
