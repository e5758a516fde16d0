"""The area of the calling number on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.area import UNKNOWN, Area
from ivrc.flow.nodes import Edge
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked, extension, value
from ivrc.switches.prefixes import prefixes


def emit(plan: Plan, condition: Area, way: Edge) -> Iterator[str]:
    """One extension."""
    codes = prefixes(condition.codes)
    expression = f"^(?!{codes})" if condition.sign == UNKNOWN else f"^({codes})"
    so = (value(plan.variables[condition.value]), expression)
    yield extension(word(str(condition.cause)), [asked(labels.ENTER), so], [plan.go(way)])
