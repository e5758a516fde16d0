"""播报."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.kinds.base import Faults, Kind, heard_then
from ivrc.coverage.route import State, Step
from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Heard


def _steps(search: Faults, state: State, node: Say) -> Iterator[Step]:
    return heard_then(search, state, node.plays, node.next)


def _says(node: Say) -> Iterator[tuple[str, tuple[Heard, ...]]]:
    yield "say", node.plays


COVERAGE = Kind[Say](_steps, says=_says)
