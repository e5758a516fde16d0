"""语言."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import State, Step
from ivrc.flow.kinds.language import Language


def _steps(search: Faults, state: State, node: Language) -> Iterator[Step]:
    yield Step(node.id, node.next)


COVERAGE = Kind[Language](_steps)
