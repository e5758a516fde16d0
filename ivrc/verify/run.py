"""Driving many calls and judging each: the same call in the simulator and on the switch."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Branch
from ivrc.simulate.machine import run as simulate
from ivrc.simulate.trace import Event
from ivrc.verify import findings
from ivrc.verify.compare import on_time, parting, source
from ivrc.verify.driver import Driven, Driver, Placed, Wait
from ivrc.verify.heard import Expected, Tone, expected, listen, misheard
from ivrc.verify.room import Room
from ivrc.verify.sounds import Sound

TRIES, AMONG_OTHERS = 6, 3
"""How often a call is placed whose keys came too late, whose waits were too long or whose recording has gaps: all of
it may be the machine's, so the last tries are made while no other call is driven. A call whose events differ is not
tried again."""


class Judged(NamedTuple):
    """A call with both of its traces and what is wrong with it; `placed` says how often it was driven."""

    call: Placed
    meant: tuple[Event, ...]
    driven: Driven
    found: tuple[Diagnostic, ...]
    at: int | None
    placed: int
    tones: int


class Total(NamedTuple):
    """The sums of a run."""

    calls: int
    again: int
    events: int
    waits: int
    tones: int
    differences: int
    seconds: float

    @classmethod
    def of(cls, judged: Sequence[Judged], seconds: float) -> Total:
        """The sums of what was judged."""
        return cls(
            len(judged),
            sum(one.placed - 1 for one in judged),
            sum(len(one.meant) for one in judged),
            sum(len(one.driven.waits) for one in judged),
            sum(one.tones for one in judged),
            sum(bool(one.found) for one in judged),
            seconds,
        )


async def drive(
    driver: Driver,
    calls: Sequence[Placed],
    sounds: Mapping[str, Sound],
    room: Room | None = None,
    tries: int = TRIES,
    progress: Callable[[int, int], None] = lambda number, total: None,
) -> tuple[list[Judged], Total]:
    """Drives the calls, many at once, and judges them. The callers themselves are left as they are: each engine gets a
    copy. The order of the result is that of the calls."""
    began = time.monotonic()
    space = room or Room()
    done = 0

    simulated = [_simulated(call) for call in calls]

    async def one(number: int, call: Placed) -> Judged:
        nonlocal done
        judged = await _judge(driver, call, *simulated[number], sounds, space, tries)
        done += 1
        progress(done, len(calls))
        return judged

    async with asyncio.TaskGroup() as group:
        longest_first = sorted(range(len(calls)), key=lambda n: -simulated[n][0][-1].at_ms)
        tasks = {n: group.create_task(one(n, calls[n])) for n in longest_first}
    judged = [tasks[n].result() for n in range(len(calls))]
    return judged, Total.of(judged, time.monotonic() - began)


async def _judge(
    driver: Driver,
    call: Placed,
    meant: tuple[Event, ...],
    clock: tuple[float, ...],
    sounds: Mapping[str, Sound],
    room: Room,
    tries: int,
) -> Judged:
    for placed in range(1, tries + 1):
        async with room.alone() if placed > AMONG_OTHERS else room:
            driven = await driver.place(call._replace(caller=deepcopy(call.caller), clock=clock))
        at = None if driven.trouble else parting(meant, driven.trace)
        if at is not None:
            return Judged(call, meant, driven, (_differs(call, meant, driven.trace, at),), at, placed, 0)
        late = [wait for wait in driven.waits if not on_time(wait)]
        wrong, tones = await asyncio.to_thread(_listened, driven, sounds)
        if not driven.trouble and not late and wrong is None:
            room.punctual()
            return Judged(call, meant, driven, (), None, placed, tones)
        if driven.trouble in ("stuck", "gone"):
            break
        room.late()
    found = [_waited(call, wait) for wait in late[:1]]
    if driven.trouble:
        found.append(_not_driven(call, meant, driven))
    elif wrong is not None:
        found.append(_misheard(call, *wrong))
    at = parting(meant, driven.trace) if driven.trouble else None
    return Judged(call, meant, driven, tuple(found), at, placed, tones)


def _simulated(call: Placed) -> tuple[tuple[Event, ...], tuple[float, ...]]:
    """The trace as it is meant, and what the clock shows in it as branches are entered."""
    meant = tuple(simulate(call.hotline, deepcopy(call.caller), call.given))
    began = call.given.start.timestamp()
    nodes = call.hotline.nodes
    entered = (e for e in meant if e.kind == "goto" and isinstance(nodes[e.what[0]], Branch))
    return meant, tuple(began + event.at_ms / 1000 for event in entered)


def _listened(
    driven: Driven, sounds: Mapping[str, Sound]
) -> tuple[tuple[Expected | None, Tone | None] | None, int]:
    """What was heard that should not have been, or the other way round; and how many tones were read."""
    if driven.recording is None or driven.trouble:
        return None, 0
    frequencies = sorted({hertz for sound in sounds.values() for hertz in sound.frequencies})
    tones = listen(driven.recording, frequencies)
    return misheard(expected(driven.plays, sounds), tones), len(tones)


def _differs(call: Placed, meant: Sequence[Event], there: Sequence[Event], at: int) -> Diagnostic:
    one = str(meant[at]) if at < len(meant) else ""
    other = str(there[at]) if at < len(there) else ""
    return findings.differs(
        source(call.hotline, meant, at),
        call.name,
        f"应当“{one or '结束'}”，交换机上是“{other or '结束'}”",
        f'"{one or "the end"}" was meant, and "{other or "the end"}" happened',
    )


def _waited(call: Placed, wait: Wait) -> Diagnostic:
    return findings.waits(
        call.hotline.nodes[wait.node].span, call.name, wait.what, wait.wanted_ms, wait.took_ms
    )


def _not_driven(call: Placed, meant: Sequence[Event], driven: Driven) -> Diagnostic:
    at = parting(meant, driven.trace)
    span = source(call.hotline, meant, len(meant) if at is None else at)
    return findings.not_driven(span, call.name, driven.trouble)


def _misheard(call: Placed, wanted: Expected | None, heard: Tone | None) -> Diagnostic:
    clip = call.hotline.clips.get(wanted.clip) if wanted else None
    words = clip.text if clip else (wanted.clip if wanted else "")
    tone = f"{heard.hertz} Hz {heard.lasts_ms / 1000:.2f} s" if heard else ""
    zh = (
        f"应听到“{words}”（{wanted.hertz} Hz，{wanted.least_ms / 1000:.2f} 秒以上）"
        if wanted
        else "不应再有声音"
    )
    en = (
        f'"{words}" was meant ({wanted.hertz} Hz, {wanted.least_ms / 1000:.2f} s or more)'
        if wanted
        else "silence was meant"
    )
    return findings.heard_otherwise(
        clip.span if clip else call.hotline.span,
        call.name,
        f"{zh}，录到的是 {tone or '无声'}",
        f"{en}, and the recording holds {tone or 'nothing'}",
    )
