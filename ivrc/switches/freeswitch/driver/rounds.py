"""Which calls can be driven when: a switch has one clock for all calls, and only branches look at it.

A call goes the same way at another moment in which the same schedules are open, so most calls can be driven at the
moment that the clock shows. The others wait for a moment of their own, or cannot be driven.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime, timedelta
from typing import NamedTuple

from ivrc.flow.kinds.branch import Branch
from ivrc.simulate.machine import run
from ivrc.verify.compare import parting
from ivrc.verify.driver import Placed

LASTS = timedelta(minutes=10)
"""How long a round may take: no branch goes another way in this time."""
_STEP = timedelta(minutes=1)


class Round(NamedTuple):
    """Calls for one moment, with their numbers among all calls; `alone` where the second matters."""

    start: datetime
    numbers: tuple[int, ...]
    calls: tuple[Placed, ...]
    alone: bool = False


def rounds(calls: Sequence[Placed], now: datetime, settable: bool) -> tuple[list[Round], tuple[int, ...]]:
    """The calls in rounds, the first of them now, and the numbers of those that cannot be driven, which are none where
    the clock can be set."""
    found: list[Round] = []
    left = list(range(len(calls)))
    moment = now
    while left:
        same = [number for number in left if _goes_the_same(calls[number], moment)]
        left = [number for number in left if number not in same]
        alone = not same and moment != now
        if alone:
            same = [left.pop(0)]
        moved = [calls[n] if alone else at(calls[n], moment) for n in same]
        found.append(Round(moment, tuple(same), tuple(moved), alone))
        if not settable:
            break
        moment = calls[left[0]].given.start if left else now
    return [each for each in found if each.calls], tuple(left)


def at(call: Placed, moment: datetime) -> Placed:
    """The same call at another moment."""
    return call._replace(given=call.given._replace(start=moment))


def _goes_the_same(call: Placed, moment: datetime) -> bool:
    """Whether a call has the same trace whenever it is driven in a round that begins at a moment."""
    meant = run(call.hotline, deepcopy(call.caller), call.given)
    if not any(e.kind == "goto" and isinstance(call.hotline.nodes[e.what[0]], Branch) for e in meant):
        return True
    count = LASTS // _STEP
    return all(
        parting(meant, run(call.hotline, deepcopy(call.caller), at(call, moment + n * _STEP).given)) is None
        for n in range(count + 1)
    )
