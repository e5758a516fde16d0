"""A list of callers on Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.caller import IS, Caller
from ivrc.flow.conditions.listed import Listed
from ivrc.flow.switches import IN
from ivrc.switches.asterisk.text import state
from ivrc.switches.asterisk.text.conditions import caller
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import value, when


def emit(plan: Plan, condition: Listed, way_on: str) -> Iterator[str]:
    """One step. Where there is no number, the key ends at its sign and is in no list."""
    if not condition.kept:
        yield from caller.emit(plan, Caller(condition.value, IS, condition.numbers), way_on)
        return
    held = state.entry(plan, condition.list, value(plan.variables[condition.value]))
    yield when(f'$["{value(held)}" = "{IN}"]', way_on)
