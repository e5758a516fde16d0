"""How late a machine is, what pace follows from it, and which differences are told."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime

import pytest

from ivrc.diagnostics import Span
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run as simulate
from ivrc.simulate.trace import Event
from ivrc.verify.driver import Driven, Placed, Wait
from ivrc.verify.pace import HURRIED_MS, OUT_OF_STEP_MS, PACES, Pulse, believed, slower
from ivrc.verify.run import ALONE, AMONG_OTHERS, Judged, drive
from tests.targets.flows import hangup, hotline, say

HOTLINE = hotline(
    say("甲", "一", "二", to="bye")._replace(span=Span("a.ivr", 2)), hangup()._replace(span=Span("a.ivr", 5))
)


@pytest.mark.parametrize(
    ("speed", "late_ms", "pace"),
    [
        (10, 0, 5),
        (10, 400, 5),
        (10, 1200, 2),
        (10, 2000, 1),
        (10, 60_000, 1),
        (20, 0, 10),
        (3, 0, 2),
        (2, 300, 1),
        (1, 0, None),
        (1, 9000, None),
        (0.5, 0, None),
    ],
)
def test_a_delay_of_the_machine_decides_the_pace(speed: float, late_ms: float, pace: float | None) -> None:
    assert slower(speed, late_ms) == pace


def test_a_difference_is_believed_again_and_unhurried_only() -> None:
    assert believed(again=True, late_ms=HURRIED_MS)
    assert not believed(again=False, late_ms=0)
    assert not believed(again=True, late_ms=HURRIED_MS + 1)
    assert not believed(again=True, late_ms=OUT_OF_STEP_MS + 1, sound=True)
    assert believed(again=True, late_ms=OUT_OF_STEP_MS, sound=True)
    assert believed(again=True, late_ms=900, off_ms=118_000)
    assert not believed(again=True, late_ms=900, off_ms=8_000)
    assert not believed(again=False, late_ms=0, off_ms=118_000)


def beats(speed: float, *late: tuple[int, int]) -> Pulse:
    """A pulse of half a second in the switch's time; each beat is (ms that the switch is late, ms that we are)."""
    pulse = Pulse(speed, 500)
    told = 1000.0
    for switch_ms, ours_ms in late:
        told += (500 + switch_ms) / 1000
        pulse.beat(told, told / speed + ours_ms / 1000 / speed)
    return pulse


@pytest.mark.parametrize("speed", PACES)
@pytest.mark.parametrize(
    ("late", "worst"),
    [
        ([(0, 0)] * 40, 0),
        ([(0, 0)] * 39 + [(70, 0)], 70),
        ([(0, 0)] * 39 + [(0, 90)], 90),
        ([(0, 0), (40, 50)], 90),
    ],
)
def test_both_the_switch_and_we_may_be_late(speed: float, late: list[tuple[int, int]], worst: int) -> None:
    pulse = beats(speed, *late)
    last = pulse.last_heard
    assert pulse.worst_ms(0, last) == pytest.approx(worst, abs=1)


def test_what_is_usual_is_neither_the_worst_nor_known_at_once() -> None:
    assert beats(10, *[(900, 0)] * 10).usual_ms(0) == 0
    mostly = beats(10, *[(0, 0)] * 57, *[(900, 0)] * 3)
    assert mostly.usual_ms(mostly.last_heard) == 0
    busy = beats(10, *[(0, 0)] * 40, *[(900, 0)] * 20)
    assert busy.usual_ms(busy.last_heard) == pytest.approx(900, abs=1)


def test_a_beat_that_does_not_come_is_late_too() -> None:
    pulse = beats(10, *[(0, 0)] * 40)
    assert pulse.worst_ms(0, pulse.last_heard + 0.25) == pytest.approx(2000, abs=1)
    assert Pulse(10, 500).worst_ms(0, 100) == 0


def test_one_beat_that_does_not_come_is_not_what_is_usual_but_a_long_silence_is() -> None:
    pulse = beats(10, *[(0, 0)] * 60)
    assert pulse.usual_ms(pulse.last_heard + 0.25) == 0, "half a second is 5 beats of 60"
    assert pulse.usual_ms(pulse.last_heard + 1.05) == pytest.approx(10_000, abs=1)


class Scripted:
    """A switch that does what the simulator does, but for what `spoil` makes of it; `delay_ms` is how late the machine
    is in real time."""

    title = "scripted"

    def __init__(
        self,
        speed: float,
        delay_ms: float,
        spoil: Callable[[Scripted, tuple[Event, ...]], Driven],
        fixed: bool = False,
    ) -> None:
        self.speed, self.delay_ms, self.spoil, self.fixed = speed, delay_ms, spoil, fixed
        self.driven: list[float] = []

    @property
    def late_ms(self) -> float:
        """In the switch's time."""
        return self.delay_ms * self.speed

    @property
    def pulse(self) -> Pulse:
        late = self.late_ms

        class Measured(Pulse):
            def worst_ms(self, since: float, now: float) -> int:
                return round(late)

            def usual_ms(self, now: float) -> int:
                return round(late)

        return Measured(self.speed, 500)

    async def place(self, call: Placed) -> Driven:
        self.driven.append(self.speed)
        trace = tuple(simulate(call.hotline, deepcopy(call.caller), call.given))
        return self.spoil(self, trace)

    async def at(self, speed: float) -> Scripted | None:
        if self.fixed:
            return None
        other = Scripted(speed, self.delay_ms, self.spoil)
        other.driven = self.driven
        return other


def waited(trace: tuple[Event, ...], ms: float) -> Driven:
    return Driven(trace, (Wait("甲", "first key", 5000, round(ms)),))


def one(driver: Scripted, calls: int = 1) -> list[Judged]:
    given = Circumstances(datetime(2026, 11, 23, 10, tzinfo=UTC))
    placed = [Placed(f"{number}", HOTLINE, Script(), given) for number in range(calls)]
    return asyncio.run(drive(driver, placed, {}))[0]


def test_the_machines_delay_is_not_told_of_the_hotline() -> None:
    driver = Scripted(10, 80, lambda there, trace: waited(trace, 5000 + there.late_ms))
    assert [each.found for each in one(driver, 20)] == [()] * 20
    assert set(driver.driven) == {2.0}, "no call is begun at a pace that the machine does not keep"


def test_one_gap_among_others_is_not_told() -> None:
    driver = Scripted(10, 1, lambda there, trace: waited(trace, 5700 if there.speed == 10 else 5000))
    assert [each.found for each in one(driver, 2)] == [(), ()]
    assert driver.driven.count(10) == 2 * AMONG_OTHERS


def test_a_wrong_time_out_is_told_when_it_stands_alone_on_a_slower_clock() -> None:
    driver = Scripted(10, 1, lambda there, trace: waited(trace, 8000))
    judged = one(driver, 30)
    assert {found.code for each in judged for found in each.found} == {"IVRC607"}
    assert all(each.found for each in judged)
    assert driver.driven.count(5) < len(driver.driven), "what stands in one call need not stand again in each"


def test_gaps_at_changing_places_are_the_machines() -> None:
    places = itertools.cycle(["甲", "bye"])
    driver = Scripted(
        10, 1, lambda there, trace: Driven(trace, (Wait(next(places), "first key", 5000, 5900),))
    )
    assert {found.code for each in one(driver) for found in each.found} == {"IVRC609"}


def test_other_events_are_told_at_once() -> None:
    driver = Scripted(10, 1, lambda there, trace: Driven(trace[:-1]))
    judged = one(driver, 3)
    assert [each.placed for each in judged] == [1, 1, 1]
    assert {found.code for each in judged for found in each.found} == {"IVRC606"}


@pytest.mark.parametrize("fixed", [False, True])
def test_a_machine_that_never_is_quick_enough_is_told_as_that(fixed: bool) -> None:
    driver = Scripted(
        1 if fixed else 10, 900, lambda there, trace: waited(trace, 5000 + there.late_ms), fixed
    )
    judged = one(driver, 4)
    assert {found.code for each in judged for found in each.found} == {"IVRC609"}
    assert "太忙" in judged[0].found[0].zh
    assert len(driver.driven) < 4 * (AMONG_OTHERS + ALONE)


def test_calls_that_were_put_off_in_a_busy_moment_are_driven_among_others_again() -> None:
    asked = itertools.count()

    class Busy(Scripted):
        """Is late for a while at its first pace, and no longer when all calls have been put off."""

        @property
        def late_ms(self) -> float:
            return 900 if self.speed == 10 and 10 <= next(asked) < 50 else 0

        async def at(self, speed: float) -> Scripted | None:
            other = Busy(speed, 0, self.spoil)
            other.driven = self.driven
            return other

    driver = Busy(10, 0, lambda there, trace: Driven(trace))
    assert [each.found for each in one(driver, 60)] == [()] * 60
    assert set(driver.driven) == {10.0, 5.0}, "among others at the next pace, none alone at the last"
    assert len(driver.driven) == 60
