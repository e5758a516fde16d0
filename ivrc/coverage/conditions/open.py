"""Opening hours."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.conditions.base import Condition
from ivrc.flow.conditions.open import Open
from ivrc.flow.nodes import Hotline


def _changes(hotline: Hotline, condition: Open) -> Iterator[int]:
    for span in hotline.schedules[condition.schedule].spans():
        yield from span


def _daily(hotline: Hotline, condition: Open) -> Iterator[int]:
    for dated in hotline.schedules[condition.schedule].dated:
        yield from (dated.start, dated.end)


COVERAGE = Condition[Open](_changes, _daily)
