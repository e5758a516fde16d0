"""分支."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.asked import asked, narrowed, tried, what
from ivrc.coverage.days import occasions, turns
from ivrc.coverage.feature import Feature
from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import BEYOND, State, Step
from ivrc.coverage.week import edges_of_day
from ivrc.flow.calendars import asks_calendar
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Hotline


def _steps(search: Faults, state: State, node: Branch) -> Iterator[Step]:
    """The first case that holds in the scene, and before it each that something may be so as to let it hold."""
    held = dict(state.held)
    for case in node.cases:
        if BEYOND in state.scene and asks_calendar(search.hotline, case.test):
            break
        name = what(case.test)
        if not name:
            if case.test not in state.scene:
                continue
            yield Step(node.id, case.edge, left=frozenset(held.items()))
            return
        if name not in held:
            yield from search.fault(state)
            return
        so, others = narrowed(case.test, held[name])
        if so:
            yield Step(node.id, case.edge, left=frozenset({**held, name: so}.items()))
        if not others:
            return
        held[name] = others
    yield Step(node.id, node.otherwise, left=frozenset(held.items()))


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
    for name, asking in asked([node]).items():
        for value in tried(hotline, name, asking):
            yield Feature("value", node.id, f"{name} {value}")


COVERAGE = Kind[Branch](_steps, _features)
