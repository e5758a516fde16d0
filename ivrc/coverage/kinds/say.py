"""播报."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import State, Step
from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Heard


def _steps(search: Faults, state: State, node: Say) -> Iterator[Step]:
    if search.lost(node.plays) or search.lacks(state, node.plays):
        yield from search.fault(state)
    else:
        yield Step(node.id, node.next)


def _says(node: Say) -> Iterator[tuple[str, tuple[Heard, ...]]]:
    yield "say", node.plays


COVERAGE = Kind[Say](_steps, says=_says)
