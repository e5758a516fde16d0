"""打开、关上."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import State, Step
from ivrc.coverage.switched import name_of
from ivrc.flow.kinds.turn import Turn
from ivrc.simulate.events.turn import OFF, ON


def _steps(search: Faults, state: State, node: Turn) -> Iterator[Step]:
    name = name_of(node.switch)
    held = {**dict(state.held), name: (ON if node.on else OFF,)} if name in dict(state.held) else None
    yield Step(node.id, node.next, left=frozenset(held.items()) if held else None, turned=name)


COVERAGE = Kind[Turn](_steps)
