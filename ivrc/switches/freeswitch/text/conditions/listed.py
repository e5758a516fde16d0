"""A list of callers on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.listed import Listed
from ivrc.flow.nodes import Edge
from ivrc.flow.switches import IN
from ivrc.switches.freeswitch.text import labels, state
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked, extension, value


def emit(plan: Plan, condition: Listed, way: Edge) -> Iterator[str]:
    """One extension. Where there is no number, the key ends at its sign and is in no list."""
    held = value(plan.variables[condition.value])
    so = (held, f"^({'|'.join(condition.numbers)})$")
    if condition.kept:
        so = (state.entry(plan, condition.list, held), f"^{IN}$")
    yield extension(word(str(condition.cause)), [asked(labels.ENTER), so], [plan.go(way)])
