"""The area of the calling number on Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.area import UNKNOWN, Area
from ivrc.switches.asterisk.text.areas import AREA
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import value, when
from ivrc.switches.prefixes import prefixes


def emit(plan: Plan, condition: Area, way_on: str) -> Iterator[str]:
    """One step."""
    held = AREA if condition.table else plan.variables[condition.value]
    of_one = value(f'REGEX("^({prefixes(condition.codes)})" {value(held)})')
    yield when(f"$[!{of_one}]" if condition.sign == UNKNOWN else of_one, way_on)
