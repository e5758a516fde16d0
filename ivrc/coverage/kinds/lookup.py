"""查询、提交."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage import manners
from ivrc.coverage.asked import near_to
from ivrc.coverage.feature import Feature
from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.replies import brought, candidates
from ivrc.coverage.route import State, Step
from ivrc.flow.kinds.lookup import NONE, Lookup
from ivrc.flow.nodes import Hotline
from ivrc.simulate import replies


def _steps(search: Faults, state: State, node: Lookup) -> Iterator[Step]:
    asked, spoken = search.menus.asked, search.menus.spoken
    options = {
        name: candidates(search.hotline, name, near_to(asked.get(name, ())), spoken.get(name, ()))
        for name in node.found.names
    }
    for values in brought(options):
        held = dict(state.held) | {name: (value,) for name, value in values.items() if name in asked}
        said = tuple((name, value) for name, value in values.items() if name in spoken)
        yield Step(
            node.id, node.found.edge, reply=replies.found(values), learnt=said, left=frozenset(held.items())
        )
    if node.none is not None:
        yield Step(node.id, node.none, reply=NONE)
    yield Step(node.id, node.failed, reply=manners.FAILS)
    yield Step(node.id, node.timed_out, reply=manners.IS_LATE)


def _features(hotline: Hotline, node: Lookup) -> Iterator[Feature]:
    for manner in manners.replies_of(hotline, node):
        yield Feature("served", node.id, manner)


COVERAGE = Kind[Lookup](_steps, _features)
