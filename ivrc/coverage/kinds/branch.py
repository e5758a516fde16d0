"""分支."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.observe import Feature
from ivrc.coverage.route import State, Step
from ivrc.coverage.week import edges_of_day
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Hotline


def _steps(search: Faults, state: State, node: Branch) -> Iterator[Step]:
    holding = (case.edge for case in node.cases if case.test in state.scene)
    yield Step(node.id, next(holding, node.otherwise))


def _features(hotline: Hotline, node: Branch) -> Iterator[Feature]:
    for minute in edges_of_day(hotline, node.cases):
        yield Feature("clock", node.id, "before", number=minute)
        yield Feature("clock", node.id, "at", number=minute)


COVERAGE = Kind[Branch](_steps, _features)
