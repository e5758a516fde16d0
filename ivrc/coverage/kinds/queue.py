"""排队."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.feature import Feature
from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import State, Step
from ivrc.coverage.switched import queue_name
from ivrc.flow.kinds.queue import FULL, NO_AGENTS, Queue
from ivrc.flow.nodes import Hotline
from ivrc.simulate.steps import PASS


def _steps(search: Faults, state: State, node: Queue) -> Iterator[Step]:
    name = queue_name(search.hotline.owner(node.id))
    held = dict(state.held)
    how = held.get(name, ("",))

    def so(what: str) -> frozenset[tuple[str, tuple[str, ...]]]:
        return frozenset({**held, name: (what,)}.items())

    if "" in how:
        for entry in node.entries:
            yield Step(node.id, entry.edge, (entry.pattern,), outcome="no-answer", left=so(""))
        yield Step(node.id, node.too_long, (PASS,), outcome="no-answer", left=so(""))
        if node.after is not None:
            yield Step(node.id, node.after, outcome="answered", left=so(""))
    if NO_AGENTS in how:
        yield Step(node.id, node.no_agents, left=so(NO_AGENTS))
    if FULL in how and node.full is not None:
        yield Step(node.id, node.full, left=so(FULL))


def _features(hotline: Hotline, node: Queue) -> Iterator[Feature]:
    for agent in node.agents:
        yield Feature("queued", node.id, agent)
    for entry in node.entries:
        yield Feature("queued", node.id, f"key {entry.pattern}")
        yield Feature("queued", node.id, f"early {entry.pattern}")
    yield Feature("queued", node.id, "another key")
    yield Feature("queued", node.id, "hangs up")
    yield Feature("queued", node.id, "caller ends")
    if node.after is None:
        yield Feature("queued", node.id, "agent ends")


COVERAGE = Kind[Queue](_steps, _features)
