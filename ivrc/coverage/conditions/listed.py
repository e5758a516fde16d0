"""Whether the caller is in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrc.coverage.conditions.base import Asks, Condition
from ivrc.coverage.conditions.caller import near
from ivrc.coverage.switched import place_of
from ivrc.flow.conditions.caller import IS, Caller
from ivrc.flow.conditions.listed import Listed
from ivrc.simulate.conditions.listed import true_of
from ivrc.simulate.events.enlist import IN, OUT


def _what(condition: Listed) -> str:
    return place_of(condition.list) if condition.kept else condition.value


def _near(condition: Listed, lengths: Iterable[int]) -> Iterator[str]:
    if condition.kept:
        yield from (OUT, IN)
    else:
        yield from near(Caller(condition.value, IS, condition.numbers), lengths)


COVERAGE = Condition[Listed](asks=Asks(_what, true_of, _near))
