"""Driving many calls and judging each: the same call in the simulator and on the switch."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span
from ivrc.simulate.machine import run as simulate
from ivrc.simulate.trace import Event
from ivrc.verify.compare import Parting
from ivrc.verify.driver import Driven, Driver, Placed
from ivrc.verify.judge import Ear, Shown, shows, tones, too_busy
from ivrc.verify.pace import HURRIED_MS, believed, calmer, slower
from ivrc.verify.sounds import Sound
from ivrc.verify.throttle import FEWEST, Throttle

AMONG_OTHERS, ALONE = 3, 6
"""How often a call is placed that shows a difference in time or in sound, among others and then alone on a slower
clock: all of it may be the machine's. A call whose events differ is not tried again."""


class Judged(NamedTuple):
    """A call with both of its traces and what is wrong with it; `placed` says how often it was driven, `late_ms` how
    late the machine was the last time, in the switch's time."""

    call: Placed
    meant: tuple[Event, ...]
    driven: Driven
    found: tuple[Diagnostic, ...]
    at: Parting | None
    placed: int
    tones: int
    late_ms: int = 0


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
    throttle: Throttle | None = None,
    progress: Callable[[int, int], None] = lambda number, total: None,
    ear: Ear | None = None,
) -> tuple[list[Judged], Total]:
    """Drives the calls, many at once, and judges them; those that show what may be the machine's fault are driven
    again, in the end alone and on a slower clock. The callers themselves are left as they are: each engine gets a copy.
    `ear` reads the recordings; by default one for the tones of `sounds`. The order of the result is that of the
    calls."""
    began = time.monotonic()
    work = _Work(calls, ear or tones(sounds), throttle or Throttle(), progress)
    driver, left = await work.among_others(driver, work.longest_first())
    await work.one_by_one(driver, sorted(left, key=work.lasts_ms))
    judged = [work.judged[number] for number in range(len(calls))]
    return judged, Total.of(judged, time.monotonic() - began)


class _Work:
    """The calls of a run by number, and what came of them so far."""

    def __init__(
        self,
        calls: Sequence[Placed],
        ear: Ear,
        throttle: Throttle,
        progress: Callable[[int, int], None],
    ) -> None:
        self.judged: dict[int, Judged] = {}
        self._calls, self._ear, self._throttle, self._progress = calls, ear, throttle, progress
        self._simulated = [simulated(call) for call in calls]
        self._done = 0

    def lasts_ms(self, number: int) -> int:
        """How long a call is meant to last."""
        return self._simulated[number][0][-1].at_ms

    def longest_first(self) -> list[int]:
        """All calls."""
        return sorted(range(len(self._calls)), key=lambda number: -self.lasts_ms(number))

    async def among_others(self, driver: Driver, left: list[int]) -> tuple[Driver, list[int]]:
        """Drives calls many at once, slower as long as the machine is late. Gives the driver of the last pace, and the
        calls that are doubtful still."""
        tries, throttle = AMONG_OTHERS, self._throttle
        while True:
            doubtful, put_off = await self._round(driver, left, tries, throttle)
            late, none_cleared = bool(put_off) or _hurried(driver), len(doubtful) == len(left)
            left = doubtful + put_off
            if len(left) <= FEWEST or (not late and tries == 1 and none_cleared):
                return driver, left
            slow = await calmer(driver)
            if slow is None:
                return driver, left
            throttle = throttle.wider(driver.speed / slow.speed)
            driver, tries = slow, AMONG_OTHERS if late else 1

    async def _round(
        self, driver: Driver, numbers: Iterable[int], tries: int, throttle: Throttle
    ) -> tuple[list[int], list[int]]:
        """The calls that are doubtful after so many tries, and those that were put off: the machine was too late."""
        doubtful: list[int] = []
        put_off: list[int] = []

        async def one(number: int) -> None:
            for _ in range(tries):
                async with throttle:
                    if _hurried(driver):
                        put_off.append(number)
                        return
                    shown = await self._place(number, driver)
                if not shown.doubtful:
                    self._settled()
                    throttle.punctual()
                    return
                throttle.late()
            doubtful.append(number)

        async with asyncio.TaskGroup() as group:
            for number in numbers:
                group.create_task(one(number))
        return doubtful, put_off

    async def one_by_one(self, driver: Driver, numbers: Sequence[int]) -> None:
        """Drives calls alone, on a slower clock where there is one, until each shows nothing or shows it unhurried.
        What has stood once, at one place of the source, need not stand again in another call."""
        stands: set[tuple[str, Span]] = set()
        tries = ALONE
        for number in numbers:
            if not (shown := _places(self.judged.get(number))) or not shown <= stands:
                async with self._throttle.alone():
                    if not await self._alone(number, driver, tries):
                        tries = 1
            stands |= _places(self.judged[number])
            self._settled()

    async def _alone(self, number: int, driver: Driver, tries: int) -> bool:
        """Whether the machine was quick enough to tell."""
        late_ms = 0
        for _ in range(tries):
            before = _places(self.judged.get(number))
            driver = await calmer(driver, late_ms) or driver
            shown = await self._place(number, driver)
            last = self.judged[number]
            late_ms, same = last.late_ms, before & _places(last)
            if not shown.doubtful:
                return True
            if believed(bool(same), late_ms, shown.sound, shown.off_ms):
                stays = tuple(each for each in last.found if (each.code, each.span) in same)
                self.judged[number] = last._replace(found=stays)
                return True
        self.judged[number] = last._replace(found=(too_busy(last.call, last.meant, last.driven),))
        return False

    async def _place(self, number: int, driver: Driver) -> Shown:
        """Drives a call once, and keeps what it shows."""
        call, (meant, clock) = self._calls[number], self._simulated[number]
        since = time.monotonic()
        driven = await driver.place(call._replace(caller=deepcopy(call.caller), clock=clock))
        late_ms = driver.pulse.worst_ms(since, time.monotonic())
        shown = await asyncio.to_thread(shows, call, meant, driven, self._ear)
        before = self.judged.get(number)
        placed = before.placed + 1 if before else 1
        self.judged[number] = Judged(call, meant, driven, shown.found, shown.at, placed, shown.tones, late_ms)
        return shown

    def _settled(self) -> None:
        self._done += 1
        self._progress(self._done, len(self._calls))


def _places(judged: Judged | None) -> set[tuple[str, Span]]:
    """What is wrong, and where in the source."""
    return {(each.code, each.span) for each in judged.found} if judged else set()


def _hurried(driver: Driver) -> bool:
    """Whether the machine is too late for a switch's pace, and a slower one is to be had."""
    return slower(driver.speed) is not None and driver.pulse.usual_ms(time.monotonic()) > HURRIED_MS


def simulated(call: Placed) -> tuple[tuple[Event, ...], tuple[float, ...]]:
    """The trace as it is meant, and what the clock shows in it as branches are entered."""
    meant = tuple(simulate(call.hotline, deepcopy(call.caller), call.given))
    began = call.given.start.timestamp()
    nodes = call.hotline.nodes
    entered = (e for e in meant if e.kind == "goto" and nodes[e.what[0]].traits.chooses)
    return meant, tuple(began + event.at_ms / 1000 for event in entered)
