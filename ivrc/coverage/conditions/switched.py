"""A switch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrc.coverage.conditions.base import Asks, Condition
from ivrc.coverage.switched import name_of
from ivrc.flow.conditions.switched import Switched
from ivrc.simulate.conditions.switched import true_of
from ivrc.simulate.events.turn import OFF, ON


def _near(condition: Switched, lengths: Iterable[int]) -> Iterator[str]:
    yield from (OFF, ON)


COVERAGE = Condition[Switched](asks=Asks(lambda condition: name_of(condition.switch), true_of, _near))
