"""How late a machine is, and what follows from it: how fast a switch lives, and when a difference is believed.

Everything here is in the switch's own time: 20 ms of a busy machine are 200 ms of a switch that lives ten times as
fast, and 20 ms of one at real speed.
"""

from __future__ import annotations

import math
from collections import deque
from typing import NamedTuple, Protocol, Self, TypeVar

PACES = (10.0, 5.0, 2.0, 1.0)
"""How many times as fast as real time a switch lives, from the quickest on."""

HURRIED_MS = 250
"""A switch or a driver that is later than this may cut a tone short, miss a clip with a key, or let a time-out pass."""

OUT_OF_STEP_MS = 100
"""A switch that is later than this drops what it records (Asterisk's audiohook.c), so a tone may be short or missing."""

_FAR = 10
_BEATS = 4096
_RECENT = 60
"""Beats that tell how late the machine is now."""
_USUAL = 0.8
"""The share of them that is no later than what is usual."""


def slower(speed: float, late_ms: float = 0) -> float | None:
    """The quickest pace below `speed` at which the same delay of the machine hurries nothing; the slowest where none
    does, None where there is none below."""
    below = [pace for pace in PACES if pace < speed]
    calm = [pace for pace in below if late_ms * pace / speed <= HURRIED_MS]
    return calm[0] if calm else below[-1] if below else None


class Paced(Protocol):
    """What lives at a pace, and can be had at another; None where it cannot."""

    speed: float

    async def at(self, speed: float) -> Self | None: ...


PacedT = TypeVar("PacedT", bound=Paced)


async def calmer(one: PacedT, late_ms: float = 0) -> PacedT | None:
    """The same at a slower pace; None where there is none."""
    pace = slower(one.speed, late_ms)
    return await one.at(pace) if pace else None


def believed(again: bool, late_ms: int, sound: bool = False, off_ms: int = 0) -> bool:
    """Whether a difference in time or in sound is the hotline's and not the machine's: a call that was placed alone
    shows it again, at the same place, and was in no hurry. A time-out that is off by far more than anything was late is
    no hurry's. A difference in events never is the machine's."""
    return again and (late_ms <= (OUT_OF_STEP_MS if sound else HURRIED_MS) or off_ms > _FAR * late_ms)


class Beat(NamedTuple):
    """A moment at which the switch told that a short wait was over: when we heard it (seconds of our clock), and how
    late it was told and heard."""

    heard: float
    late_ms: float


class Pulse:
    """Short waits of `period_ms`, one after the other as long as a verification runs: what they take longer is how late
    the machine is."""

    def __init__(self, speed: float, period_ms: int) -> None:
        self._speed, self._period_ms = speed, period_ms
        self._beats: deque[Beat] = deque(maxlen=_BEATS)
        self._told = 0.0
        self._apart = float("inf")

    def beat(self, told: float, heard: float) -> None:
        """A beat that the switch repeats: when it says that it was (seconds of its clock), and when we heard of it (of
        ours). What the switch took longer is its own lateness, what lies between telling and hearing the driver's."""
        apart = heard * self._speed - told
        self._apart = min(self._apart, apart)
        waited_ms = (told - self._told) * 1000 if self._told else self._period_ms
        self._told = told
        self.took(waited_ms + (apart - self._apart) * 1000, heard)

    def took(self, waited_ms: float, heard: float) -> None:
        """A wait took so long, with all that belongs to it; it was over at a moment of our clock."""
        self._beats.append(Beat(heard, max(0.0, waited_ms - self._period_ms)))

    @property
    def last_heard(self) -> float:
        """When the last beat was heard; 0 when there was none."""
        return self._beats[-1].heard if self._beats else 0.0

    def worst_ms(self, since: float, now: float) -> int:
        """The greatest lateness between two moments of our clock, a beat that has not come yet included."""
        worst = max((each.late_ms for each in self._beats if each.heard >= since), default=0.0)
        return round(max(worst, self._missing_ms(now)))

    def usual_ms(self, now: float) -> int:
        """How late the machine usually is now; 0 as long as too little is known. A beat that has not come yet counts
        as often as beats should have come since."""
        recent = [each.late_ms for each in list(self._beats)[-_RECENT:]]
        if len(recent) < _RECENT:
            return 0
        missing_ms = self._missing_ms(now)
        if missing_ms > 0:
            recent += [missing_ms] * math.ceil(missing_ms / self._period_ms)
        return round(sorted(recent[-_RECENT:])[int(_USUAL * _RECENT)])

    def _missing_ms(self, now: float) -> float:
        if not self._beats:
            return 0.0
        return (now - self.last_heard) * 1000 * self._speed - self._period_ms
