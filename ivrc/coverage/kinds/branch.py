"""分支."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.days import occasions, turns
from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.observe import Feature
from ivrc.coverage.route import BEYOND, State, Step
from ivrc.coverage.week import edges_of_day
from ivrc.flow.calendars import chosen
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Hotline


def _steps(search: Faults, state: State, node: Branch) -> Iterator[Step]:
    yield Step(node.id, chosen(search.hotline, node, BEYOND not in state.scene, state.scene))


def _features(hotline: Hotline, node: Branch) -> Iterator[Feature]:
    for minute in edges_of_day(hotline, node.cases):
        yield Feature("clock", node.id, "before", number=minute)
        yield Feature("clock", node.id, "at", number=minute)
    tests = [case.test for case in node.cases]
    for turn in turns(hotline, tests):
        yield Feature("midnight", node.id, f"before {turn}")
        yield Feature("midnight", node.id, f"at {turn}")
    for day, start, _ in occasions(hotline, tests):
        yield Feature("day", node.id, str(day), number=start)


COVERAGE = Kind[Branch](_steps, _features)
