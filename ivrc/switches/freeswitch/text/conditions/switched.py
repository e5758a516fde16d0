"""A switch on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.switched import Switched
from ivrc.flow.nodes import Edge
from ivrc.flow.switches import ON
from ivrc.switches.freeswitch.text import labels, state
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked, extension


def emit(plan: Plan, condition: Switched, way: Edge) -> Iterator[str]:
    """One extension."""
    so = (state.held(plan, condition.switch), f"^{ON}$" if condition.on else f"^(?!{ON}$)")
    yield extension(word(str(condition.cause)), [asked(labels.ENTER), so], [plan.go(way)])
