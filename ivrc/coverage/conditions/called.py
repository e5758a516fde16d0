"""The called number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrc.coverage.conditions.base import Asks, Condition
from ivrc.flow.conditions.called import Called
from ivrc.simulate.conditions.called import true_of


def _near(condition: Called, lengths: Iterable[int]) -> Iterator[str]:
    yield from condition.numbers


COVERAGE = Condition[Called](asks=Asks(lambda condition: condition.value, true_of, _near))
