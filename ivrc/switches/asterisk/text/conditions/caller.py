"""The calling number on Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.caller import BEGINS, WITHHELD, Caller
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import equals, value, when


def emit(plan: Plan, condition: Caller, way_on: str) -> Iterator[str]:
    """One step."""
    name = plan.variables[condition.value]
    if condition.sign == WITHHELD:
        yield when(equals(name, ""), way_on)
        return
    end = "" if condition.sign == BEGINS else "$"
    yield when(value(f'REGEX("^({"|".join(condition.numbers)}){end}" {value(name)})'), way_on)
