"""挂机."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import State, Step
from ivrc.flow.nodes import Hangup


def _steps(search: Faults, state: State, node: Hangup) -> Iterator[Step]:
    return iter(())


HANGUP = Kind[Hangup](_steps)
