"""Calling by a list: what `pace` says is done, and what comes of it is noted down and told."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ivrc.dial import pace
from ivrc.dial.pace import Limits, State
from ivrc.outbound import ANSWERED, UNKNOWN
from ivrc.records.outward import OVER, PLACED, Entry
from ivrc.switches.placing import Call, Line

_RECHECK = 60.0
"""Seconds after which the clock is looked at anew: somebody may have set it."""


class Work(NamedTuple):
    """The values of each number's row, what may be done, the clock, where what happens is noted down, and whom it is told.
    `waits` is told of a long wait, `lost` of the numbers of calls of which nobody knows what came of them."""

    rows: Mapping[str, Mapping[str, str]]
    limits: Limits
    clock: Callable[[], float]
    write: Callable[[Entry], None]
    tell: Callable[[Entry], None] = lambda entry: None
    waits: Callable[[float], None] = lambda until: None
    lost: Callable[[Sequence[str]], None] = lambda numbers: None


def taken_up(
    entries: Iterable[Entry], numbers: Iterable[str], limits: Limits
) -> tuple[State, dict[str, str]]:
    """What has happened so far to those of the list, and the calls that are not known to be over: their numbers by their names."""
    state, going = pace.beginning(numbers), dict[str, str]()
    listed = frozenset(state.fresh)
    for entry in entries:
        if entry.number in listed:
            state = after(state, entry, limits)
            if entry.what in (PLACED, ANSWERED):
                going[entry.call] = entry.number
            else:
                going.pop(entry.call, None)
    return state, going


def after(state: State, entry: Entry, limits: Limits) -> State:
    """The state once something has happened."""
    if entry.what == PLACED:
        return state.placed(entry.number, entry.at)
    if entry.what == OVER:
        return state.over(entry.number)
    return state.came(entry.number, entry.what, entry.at, limits)


async def call(work: Work, line: Line, state: State, going: dict[str, str]) -> State:
    """Calls until everybody's outcome is known. Raises Unable where the switch goes away."""
    state = await _resumed(work, line, state, going)
    tag, count, waited = secrets.token_hex(4), itertools.count(1), 0.0
    while True:
        now = work.clock()
        step = pace.step(state, work.limits, now)
        if isinstance(step, pace.Over):
            return state
        if isinstance(step, pace.Place):
            placed = Entry(now, step.number, PLACED, f"ivrc-dial-{tag}-{next(count)}")
            going[placed.call] = step.number
            state = _happened(work, state, placed)
            await line.place(Call(placed.call, step.number, work.rows[step.number]))
            continue
        if step.until is not None and step.until > waited and step.until > now + _RECHECK:
            work.waits(step.until)
            waited = step.until
        told = await line.next(None if step.until is None else min(step.until - now, _RECHECK))
        if told and told.id in going:
            number = going[told.id]
            state = _happened(work, state, Entry(work.clock(), number, told.what, told.id, told.cause))
            if told.what != ANSWERED:
                del going[told.id]


async def _resumed(work: Work, line: Line, state: State, going: dict[str, str]) -> State:
    """The calls of a runner that was killed: those that are still there go on, an answered one that is not is over, and of all others
    nobody knows what came of them."""
    there = await line.going_on(tuple(going)) if going else {}
    lost = []
    for name, number in tuple(going.items()):
        answered = number in state.going and state.going[number].outcome == ANSWERED
        if name in there:
            if there[name] and not answered:
                state = _happened(work, state, Entry(work.clock(), number, ANSWERED, name))
            continue
        del going[name]
        state = _happened(work, state, Entry(work.clock(), number, OVER if answered else UNKNOWN, name))
        if not answered:
            lost.append(number)
    if lost:
        work.lost(lost)
    return state


def _happened(work: Work, state: State, entry: Entry) -> State:
    work.write(entry)
    work.tell(entry)
    return after(state, entry, work.limits)
