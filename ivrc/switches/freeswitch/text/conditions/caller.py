"""The calling number on FreeSWITCH."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.conditions.caller import BEGINS, WITHHELD, Caller
from ivrc.flow.nodes import Edge
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked, extension, value


def emit(plan: Plan, condition: Caller, way: Edge) -> Iterator[str]:
    """One extension."""
    numbers, end = "|".join(condition.numbers), "" if condition.sign == BEGINS else "$"
    expression = "^$" if condition.sign == WITHHELD else f"^({numbers}){end}"
    so = (value(plan.variables[condition.value]), expression)
    yield extension(word(str(condition.cause)), [asked(labels.ENTER), so], [plan.go(way)])
