"""挂机."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import State, Step
from ivrc.flow.kinds.hangup import Hangup


def _steps(search: Faults, state: State, node: Hangup) -> Iterator[Step]:
    return iter(())


COVERAGE = Kind[Hangup](_steps)
