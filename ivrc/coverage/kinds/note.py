"""记录."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import State, Step
from ivrc.flow.kinds.note import Note


def _steps(search: Faults, state: State, node: Note) -> Iterator[Step]:
    yield Step(node.id, node.next)


COVERAGE = Kind[Note](_steps)
