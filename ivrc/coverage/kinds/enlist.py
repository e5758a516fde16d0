"""加入、移出."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import State, Step
from ivrc.coverage.switched import place_of
from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.values import NATIONAL
from ivrc.simulate.events.enlist import IN, OUT


def _steps(search: Faults, state: State, node: Enlist) -> Iterator[Step]:
    """The caller is in the list then, or out of it; another number changes nothing of that."""
    name, held = place_of(node.list), dict(state.held)
    if search.withheld or name not in held or search.hotline.values[node.value].source != NATIONAL:
        yield Step(node.id, node.next)
        return
    left = frozenset({**held, name: (IN if node.into else OUT,)}.items())
    yield Step(node.id, node.next, left=left, turned=name)


COVERAGE = Kind[Enlist](_steps)
