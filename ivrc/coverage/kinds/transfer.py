"""转接."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.feature import Feature
from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import LISTED, UNLISTED, State, Step
from ivrc.flow.kinds.transfer import BEGIN_ANYWHERE, ONCE, Transfer
from ivrc.flow.nodes import Hotline


def _steps(search: Faults, state: State, node: Transfer) -> Iterator[Step]:
    held = dict(state.typed).get(node.extension, "") if node.extension else LISTED
    if held == LISTED:
        yield Step(node.id, node.busy, outcome="busy")
        yield Step(node.id, node.no_answer, outcome="no-answer")
        yield Step(node.id, node.unavailable, outcome="unavailable")
        if node.after is not None:
            yield Step(node.id, node.after, outcome="answered")
    elif held == UNLISTED:
        yield Step(node.id, node.unavailable)
    else:
        yield from search.fault(state)


def _features(hotline: Hotline, node: Transfer) -> Iterator[Feature]:
    for number in range(1, max(len(node.destinations), 1) + 1):
        if node.order == ONCE:
            yield Feature("taken", node.id, node.destinations[number - 1])
            number = len(node.destinations)
        yield Feature("outcome", node.id, "answered", number=number)
        yield Feature("outcome", node.id, "no-answer", number=number)
    if node.order in BEGIN_ANYWHERE:
        yield from (Feature("first", node.id, name) for name in node.destinations)
    yield from (Feature("stands in", node.id, each.by) for each in node.stand_ins)
    yield from (
        Feature("late", node.id, name) for name in dict.fromkeys(node.destinations) if node.late_of(name)
    )
    if node.extension:
        yield Feature("outcome", node.id, "unavailable", number=0)
        yield Feature("outcome", node.id, "unavailable", number=1)
    yield Feature("caller ends", node.id)
    if node.after is None:
        yield Feature("agent ends", node.id)


COVERAGE = Kind[Transfer](_steps, _features)
