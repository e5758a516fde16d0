"""A switch on Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.switched import Switched
from ivrc.flow.switches import ON
from ivrc.switches.asterisk.text import state
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import value, when


def emit(plan: Plan, condition: Switched, way_on: str) -> Iterator[str]:
    """One step."""
    sign = "=" if condition.on else "!="
    yield when(f'$["{value(state.held(plan, condition.switch))}" {sign} "{ON}"]', way_on)
