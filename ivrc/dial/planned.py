"""Who would be called when, if everybody answered and talked for a while."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import NamedTuple

from ivrc.dial import pace
from ivrc.dial.pace import Limits, State
from ivrc.outbound import ANSWERED

CALL_SECONDS = 60.0
"""A call, from its placing to its end."""


class Planned(NamedTuple):
    """A number, and when it would be called."""

    at: float
    number: str


def planned(state: State, limits: Limits, now: float) -> Iterator[Planned]:
    """The calls in their order."""
    ends: list[tuple[float, str]] = []
    while True:
        step = pace.step(state, limits, now)
        if isinstance(step, pace.Over):
            return
        if isinstance(step, pace.Place):
            yield Planned(now, step.number)
            state = state.placed(step.number, now).came(step.number, ANSWERED, now, limits)
            heappush(ends, (now + CALL_SECONDS, step.number))
            continue
        if ends and (step.until is None or ends[0][0] <= step.until):
            now, number = heappop(ends)
            state = state.over(number)
        else:
            assert step.until is not None
            now = step.until
