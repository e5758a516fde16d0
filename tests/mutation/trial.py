"""What one call of a mutant shows: driven until it parts from what is meant, and believed only where no hurry of the machine
could have done the same."""

from __future__ import annotations

import asyncio
import contextlib
import resource
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.simulate.trace import CALLER, Event
from ivrc.switches.asterisk.driver.switch import SPEED, Asterisk
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.judge import Ear, Shown, shows
from ivrc.verify.pace import OUT_OF_STEP_MS, believed
from ivrc.verify.throttle import FEWEST, Throttle

TRIES, QUICK_TRIES, MOST_TRIES = 2, 2, 6
"""How often a call must show the same difference in time or in sound, unhurried, to be believed; how often it is placed on
the quick clock, where that hurries nothing, and how often at most. Of more than that nothing is known: it is undecided."""
CALM = 1.0
"""The clock of the other tries."""
MEMORY = 3 << 30
"""Bytes that a switch with mutants may take: one that goes round in circles keeps every event until it is read."""
PARTED = "parted"
_BEHIND = 2
"""Events behind the one in which traces part: by then a driver has noticed that it was late itself."""


class Look(NamedTuple):
    """What a call showed: by what it is `killed`, a code or a word of trouble; with nothing there it is as it was meant, or
    `undecided`: the machine was too slow to tell."""

    killed: str
    driven: Driven
    undecided: bool = False


class Court(NamedTuple):
    """Where calls are judged: a switch, what hears its recordings, how many calls it takes at once, on its own clock and on
    the calm one, and how many tries of a call are made on its own."""

    switch: Asterisk
    ear: Ear
    quick: Throttle
    calm: Throttle
    quick_tries: int = QUICK_TRIES

    @classmethod
    def of(cls, switch: Asterisk, ear: Ear) -> Court:
        """One for a switch that was just started."""
        _bound(switch)
        return cls(switch, ear, Throttle().wider(SPEED / switch.speed), Throttle(24, 48))

    def calmer(self) -> Court:
        """The same, a few calls at once and on the calm clock only: for those that were undecided among many."""
        return self._replace(calm=Throttle(FEWEST, FEWEST), quick_tries=0)

    async def glanced(self, call: Placed, meant: tuple[Event, ...]) -> Look:
        """What a call shows on the quick clock of what no hurry can do, or hardly ever, so that it is shown twice: times and
        sounds aside."""
        call = call._replace(clock=_clock(call, meant))
        driven, once = Driven(()), ""
        for _ in range(MOST_TRIES):
            driven, _ = await self._placed(call, meant, calm=False, record=False)
            code = _sure(driven, None if driven.trouble == PARTED else shows(call, meant, driven, self.ear))
            if code and (once or code == "gone"):
                return Look(code, driven)
            if not code and not driven.trouble:
                return Look("", driven)
            once = once or code
        return Look("", driven, undecided=True)

    async def judged(self, call: Placed, meant: tuple[Event, ...]) -> Look:
        """What a call shows. What a busy machine may show as well has to be shown alike by every try that was in no hurry, the
        last of them on a slower clock."""
        same: set[tuple[str, Span]] | None = None
        call = call._replace(clock=_clock(call, meant))
        times, driven, once = 0, Driven(()), ""
        quick = 0 if self.switch.pulse.usual_ms(time.monotonic()) > OUT_OF_STEP_MS else self.quick_tries
        for number in range(MOST_TRIES):
            driven, late_ms = await self._placed(call, meant, calm=number >= quick)
            shown = None
            if driven.trouble != PARTED:
                shown = await asyncio.to_thread(shows, call, meant, driven, self.ear)
            code = _sure(driven, shown)
            if code and (once or code == "gone"):
                return Look(code, driven)
            once = once or code
            if shown is None or code:
                continue
            if not shown.found:
                return Look("", driven)
            if driven.trouble or not believed(True, late_ms, shown.sound, shown.off_ms):
                continue
            what = _places(shown)
            same, times = what if same is None else same & what, times + 1
            if same and times == TRIES:
                return Look(min(code for code, _ in same), driven)
            if not same:
                break
        return Look("", driven, undecided=True)

    async def _placed(
        self, call: Placed, meant: Sequence[Event], *, calm: bool, record: bool = True
    ) -> tuple[Driven, int]:
        """A try, and how late the machine was in it."""
        calmer = await self.switch.at(CALM) if calm else None
        if calmer:
            _bound(calmer)
        switch, throttle = (calmer, self.calm) if calmer else (self.switch, self.quick)
        async with throttle:
            since = time.monotonic()
            again = call._replace(caller=deepcopy(call.caller))
            driven = await switch.place(again, record=record, enough=parted_from(meant))
            late_ms = switch.pulse.worst_ms(since, time.monotonic())
        (throttle.late if driven.trouble == "late" else throttle.punctual)()
        return driven, late_ms


def _sure(driven: Driven, shown: Shown | None) -> str:
    """What a call that has parted, or shows what is no matter of time or sound, shows."""
    if shown is None:
        return "IVRC606"
    return (driven.trouble or shown.found[0].code) if shown.found and not shown.doubtful else ""


def _bound(switch: Asterisk) -> None:
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(switch.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))


def parted_from(meant: Sequence[Event]) -> Callable[[Sequence[Event]], bool]:
    """Whether a trace that still grows has parted for good from what is meant. What the caller lives through is compared; the
    last event may still be taken back."""
    wanted = [event for event in meant if _is_callers(event)]
    done = matched = 0

    def enough(trace: Sequence[Event]) -> bool:
        nonlocal done, matched
        while done < len(trace) - 1 - _BEHIND:
            event = trace[done]
            if _is_callers(event):
                if matched >= len(wanted) or not wanted[matched].same_as(event):
                    return True
                matched += 1
            done += 1
        return False

    return enough


def _is_callers(event: Event) -> bool:
    return event.leg == CALLER and not event.ambient


def _clock(call: Placed, meant: Sequence[Event]) -> tuple[float, ...]:
    """What the clock shows as each branch is entered."""
    began = call.given.start.timestamp()
    chooses = (e for e in meant if e.kind == "goto" and call.hotline.nodes[e.what[0]].traits.chooses)
    return tuple(began + event.at_ms / 1000 for event in chooses)


def _places(shown: Shown) -> set[tuple[str, Span]]:
    return {(each.code, each.span) for each in shown.found}
