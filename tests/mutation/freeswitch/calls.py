"""The calls that find mutants: in each round of the switch's clock, of each mutant the shortest first."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Hotline
from ivrc.simulate.machine import run
from ivrc.simulate.trace import Event
from ivrc.site import Site
from ivrc.switches.freeswitch.driver import endpoints
from ivrc.switches.freeswitch.driver.endpoints import Folders
from ivrc.switches.freeswitch.driver.rounds import Round
from ivrc.switches.freeswitch.driver.switch import FreeSWITCH
from ivrc.switches.freeswitch.text.plan import plan
from ivrc.switches.freeswitch.text.target import emit
from ivrc.verify.driver import Placed
from ivrc.verify.judge import shows, tones
from ivrc.verify.pace import believed
from ivrc.verify.sounds import Sound
from ivrc.verify.throttle import FEWEST, Throttle
from tests.mutation.mutants import Mutant
from tests.mutation.runner import Fate

TRIES, MOST_TRIES = 2, 6
"""How often a call must show the same difference in time or in sound, unhurried, to be believed; and how often it is
placed at most."""
VOLLEY = 8
"""Calls that come at one second of the clock."""
CALLS_AT_ONCE = 80
LONG_MS = 60_000
"""A call that lasts longer takes a message of the longest time, and is placed for what takes messages only."""
NOTHING = Mutant("", 0, "", "", "", "", "")


class Subject(NamedTuple):
    """What is spoilt: a hotline, its site, its sounds, its calls, and its text as the mutants name it."""

    hotline: Hotline
    site: Site
    sounds: Mapping[str, Sound]
    calls: Sequence[Placed]

    def text(self) -> tuple[str, str]:
        """The name of the emitted file and its text."""
        stub = endpoints.site("tag", [self.hotline], self.site, Folders("/spool"))
        ((name, text),) = emit(self.hotline, stub).files.items()
        return name, text


class Work:
    """The calls of a batch. `found` has the fates that are known."""

    def __init__(
        self,
        switch: FreeSWITCH,
        subject: Subject,
        copies: Mapping[str, Mutant | None],
        hotlines: Mapping[str, Hotline],
        found: dict[str, Fate],
    ) -> None:
        self.calls = dict.fromkeys(copies, 0)
        self.undecided: dict[str, list[str]] = {name: [] for name in copies}
        """The calls that the machine was too slow for, by the names of copies."""
        self._switch, self._subject, self._copies, self._hotlines, self._found = (
            switch,
            subject,
            copies,
            hotlines,
            found,
        )
        self._throttle, self._ear = Throttle(CALLS_AT_ONCE, CALLS_AT_ONCE), tones(subject.sounds)
        self._contexts = {
            context: node for node, context in plan(subject.hotline, subject.site).contexts.items()
        }

    async def round(self, each: Round) -> None:
        """The calls of a round, of each mutant the shortest first, until one finds it; then, a few at once, those that the
        machine was too slow for."""
        meant = sorted(((call, _meant(call)) for call in each.calls), key=lambda one: one[1][-1].at_ms)

        many, few = self._throttle, Throttle(FEWEST, FEWEST)
        open_: list[tuple[str, Placed, tuple[Event, ...]]] = []

        async def place(name: str, call: Placed, events: tuple[Event, ...]) -> None:
            code = await self._judged(call._replace(hotline=self._hotlines[name]), events, name, many)
            self._told(name, code or "")
            if code is None:
                open_.append((name, call, events))

        async def again(name: str, call: Placed, events: tuple[Event, ...]) -> None:
            code = await self._judged(call._replace(hotline=self._hotlines[name]), events, name, few)
            self._told(name, code or "")
            if code is None:
                self.undecided[name].append(call.name)

        async def one(name: str) -> None:
            left = [(call, events) for call, events in meant if self._concerns(name, events)]
            size = 2
            while left and name not in self._found:
                await asyncio.gather(*(place(name, *each) for each in left[:size]))
                left, size = left[size:], size * 3

        await asyncio.gather(*(one(name) for name in self._copies))
        await asyncio.gather(*(again(*each) for each in open_))

    async def volleys(self, each: Round) -> None:
        """A call whose second matters, so many mutants at a time."""
        (call,) = each.calls
        events = _meant(call)
        names = [name for name in self._copies if name not in self._found and self._looks(name)]
        for start in range(0, len(names), VOLLEY):
            for _ in range(TRIES):
                some = [name for name in names[start : start + VOLLEY] if name not in self._found]
                if not some:
                    break
                await self._switch.clock.set(each.start)
                calls = [call._replace(hotline=self._hotlines[name]) for name in some]
                shown = await asyncio.gather(*(self._once(one, events) for one in calls))
                wrong = [name for name, (code, sure, _, _) in zip(some, shown) if code and sure]
                for name in some:
                    self._told(name, "IVRC606" if name in wrong else "")
                if not any(code for code, _, _, _ in shown):
                    break

    def _told(self, name: str, code: str) -> None:
        self.calls[name] += 1
        if code and name not in self._found:
            self._found[name] = Fate(self._copies[name] or NOTHING, killed=code, calls=self.calls[name])

    def _looks(self, name: str) -> bool:
        """Whether a fault may change what comes of the clock."""
        mutant = self._copies[name]
        node = self._subject.hotline.nodes.get(self._contexts.get(_bare(mutant), "")) if mutant else None
        return mutant is None or "timezone" in mutant.before or (node is not None and node.traits.chooses)

    def _concerns(self, name: str, events: Sequence[Event]) -> bool:
        """Whether a call comes to where the fault is; one outside of nodes concerns all."""
        mutant = self._copies[name]
        if mutant is None:
            return True
        if not mutant.line:
            return any(event.what[:1] == (mutant.place,) for event in events)
        node = self._contexts.get(_bare(mutant))
        if events[-1].at_ms > LONG_MS:
            return node is not None and isinstance(self._subject.hotline.nodes[node], Voicemail)
        return node is None or any(event.kind == "goto" and event.what[0] == node for event in events)

    async def _judged(
        self, call: Placed, meant: tuple[Event, ...], name: str, throttle: Throttle
    ) -> str | None:
        """What a call shows: a code, a word of trouble, or nothing; None where the machine was too slow to tell. What a busy
        machine may show as well has to be shown alike by every try."""
        same: set[tuple[str, Span]] | None = None
        times = 0
        for _ in range(MOST_TRIES):
            async with throttle:
                if name in self._found:
                    return ""
                code, sure, unhurried, what = await self._once(call, meant)
            if not code or sure:
                throttle.punctual()
                return code
            if unhurried:
                same, times = what if same is None else same & what, times + 1
                if times == TRIES:
                    return min(code for code, _ in same) if same else None
            else:
                throttle.late()
        return None

    async def _once(
        self, call: Placed, meant: tuple[Event, ...]
    ) -> tuple[str, bool, bool, set[tuple[str, Span]]]:
        """What one call shows, whether that is sure, whether the machine was in no hurry, and all that it shows."""
        since = time.monotonic()
        driven = await self._switch.place(call._replace(caller=deepcopy(call.caller)))
        late_ms = self._switch.pulse.worst_ms(since, time.monotonic())
        shown = await asyncio.to_thread(shows, call, meant, driven, self._ear)
        if not shown.found:
            return "", True, True, set()
        unhurried = not driven.trouble and believed(True, late_ms, shown.sound, shown.off_ms)
        what = {(each.code, each.span) for each in shown.found}
        return driven.trouble or shown.found[0].code, not shown.doubtful, unhurried, what


def _meant(call: Placed) -> tuple[Event, ...]:
    return tuple(run(call.hotline, deepcopy(call.caller), call.given))


def _bare(mutant: Mutant | None) -> str:
    return mutant.place if mutant else ""
