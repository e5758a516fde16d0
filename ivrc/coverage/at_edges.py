"""What a call covers of a clock: a branch entered right before or after its hours change, or a day begins, or on a day that it asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from ivrc.coverage.days import occasions, turns
from ivrc.coverage.week import edges_of_day
from ivrc.flow.nodes import Case, Hotline

NEAR_MS = 1000
"""A branch entered less than this before or after its hours change is entered at their edge."""


def at_edges(
    hotline: Hotline, cases: Sequence[Case], clock: datetime
) -> Iterator[tuple[str, str, int | None]]:
    """The kind, the what and the number of each feature."""
    since = (clock.hour * 3600 + clock.minute * 60 + clock.second) * 1000 + clock.microsecond // 1000
    for minute in edges_of_day(hotline, cases):
        away = (since - minute * 60_000 + 43_200_000) % 86_400_000 - 43_200_000
        if -NEAR_MS < away < NEAR_MS:
            yield "clock", "before" if away < 0 else "at", minute
    tests = [case.test for case in cases]
    for turn in turns(hotline, tests):
        if turn == clock.date() and since < NEAR_MS:
            yield "midnight", f"at {turn}", None
        if turn == clock.date() + timedelta(1) and since > 86_400_000 - NEAR_MS:
            yield "midnight", f"before {turn}", None
    for day, start, end in occasions(hotline, tests):
        if day == clock.date() and start * 60_000 <= since < end * 60_000:
            yield "day", str(day), start
