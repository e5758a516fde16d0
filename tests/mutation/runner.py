"""Runs mutants by the generated calls, many at once in one Asterisk: each in a copy of the hotline of its own name."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Hotline
from ivrc.simulate.machine import run
from ivrc.simulate.trace import Event
from ivrc.site import Site
from ivrc.switches.asterisk.driver import dialplan, endpoints, loaded
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.switch import Asterisk, running
from ivrc.switches.asterisk.text.plan import plan
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.judge import Ear, shows, tones
from ivrc.verify.pace import believed, slower
from ivrc.verify.sounds import Sound
from ivrc.verify.throttle import Throttle
from tests.mutation.equivalent import rule
from tests.mutation.mutants import Mutant, applied, spoil

SHARING = 60
"""Mutants on one switch."""
TOGETHER = 3
"""Calls of one mutant at once."""
TRIES, MOST_TRIES = 3, 8
"""How often a call must show the same difference in time or in sound, unhurried, to be believed; and how often it is
placed at most."""
SOUND = "种0000"
"""The copy without a fault."""


class Subject(NamedTuple):
    """What is spoilt: a hotline, its site, its sounds, its calls, and its text as the mutants name it."""

    hotline: Hotline
    site: Site
    sounds: Mapping[str, Sound]
    calls: Sequence[Placed]

    def text(self) -> tuple[str, str]:
        """The name of the emitted file and its text."""
        ((name, text),) = emit(
            self.hotline, endpoints.site([self.hotline], self.site, Path("/spool"))
        ).files.items()
        return name, text


class Fate(NamedTuple):
    """What became of a mutant: `killed` by a code or a word, `equivalent` by a rule, or neither: it survived `calls`
    calls."""

    mutant: Mutant
    killed: str = ""
    equivalent: str = ""
    calls: int = 0


async def fates(
    asterisk: Installed,
    subject: Subject,
    mutants: Sequence[Mutant],
    progress: Callable[[str], None],
    control: bool = True,
) -> list[Fate]:
    """What becomes of the mutants, in their order. With `control` the hotline without a fault is called first; raises
    ValueError where that shows anything: then nothing is proved."""
    _, text = subject.text()
    told: dict[Mutant, Fate] = {}
    for mutant in mutants:
        if mutant.line and (fate := _unheard(mutant, text)):
            told[mutant] = fate
    left = [mutant for mutant in mutants if mutant not in told]
    if control:
        await _batch(asterisk, subject, [])
        progress("the hotline without a fault shows nothing")
    for start in range(0, len(left), SHARING):
        began = time.monotonic()
        batch = await _batch(asterisk, subject, left[start : start + SHARING])
        told |= {fate.mutant: fate for fate in batch}
        progress(f"{start + len(batch)}/{len(left)}, {sum(bool(f.killed) for f in batch)} of {len(batch)} killed, {time.monotonic() - began:.0f} s")  # fmt: skip
    return [told[mutant] for mutant in mutants]


def _unheard(mutant: Mutant, text: str) -> Fate | None:
    """What is known without a call."""
    try:
        spoilt = applied(mutant, text)
        found = rule(mutant, text, spoilt)
    except ValueError:
        return Fate(mutant, killed="unread")
    return Fate(mutant, equivalent=found.name) if found else None


async def _batch(asterisk: Installed, subject: Subject, mutants: Sequence[Mutant]) -> list[Fate]:
    """The fates of mutants that share a switch; of none, the calls of the hotline without a fault show nothing, or
    ValueError. Where the switch goes away under them, each half gets one of its own."""
    copies = {f"种{number:04}": mutant for number, mutant in enumerate(mutants, 1)}
    texts: dict[str, str] = {}

    def emitted(hotline: Hotline, site: Site) -> Emitted:
        made = emit(hotline, site)
        mutant = copies.get(hotline.name)
        if mutant is not None and mutant.line:
            made = made.changed(lambda text: applied(mutant, text))
        texts[hotline.name] = next(iter(made.files.values()))
        return made

    def clips(folder: Path) -> None:
        for name, mutant in copies.items():
            if not mutant.line:
                spoil(mutant, folder / name)

    hotlines = {name: subject.hotline._replace(name=name) for name in copies or (SOUND,)}
    throttle, ear = Throttle(), tones(subject.sounds)
    traces = [_meant(call) for call in subject.calls]
    async with running(
        asterisk, list(hotlines.values()), subject.site, subject.sounds, emit=emitted, spoil=clips
    ) as switch:
        refused = await _refused(switch, texts) if switch.found else {}

        async def one(name: str) -> Fate | None:
            mutant = copies.get(name)
            if mutant is not None and name in refused:
                return Fate(mutant, killed=refused[name])
            calls = _concerned(subject, traces, mutant)
            for start in range(0, len(calls), TOGETHER):
                some = calls[start : start + TOGETHER]
                found = await asyncio.gather(
                    *(
                        _judged(switch, call._replace(hotline=hotlines[name]), meant, throttle, ear)
                        for call, meant in some
                    )
                )
                if any(found) and mutant is None:
                    raise ValueError(f"without a fault: {found} in {[call.name for call, _ in some]}")
                if any(found) and mutant is not None:
                    return Fate(mutant, killed=next(filter(None, found)), calls=start + len(some))
            return None if mutant is None else Fate(mutant, calls=len(calls))

        results = await asyncio.gather(*(one(name) for name in hotlines), return_exceptions=True)
    if mutants and any(isinstance(each, Fate) and each.killed == "gone" for each in results):
        if len(mutants) == 1:
            return [Fate(mutants[0], killed="gone")]
        half = len(mutants) // 2
        return [
            *await _batch(asterisk, subject, mutants[:half]),
            *await _batch(asterisk, subject, mutants[half:]),
        ]
    for each in results:
        if isinstance(each, BaseException):
            raise each
    return [each for each in results if isinstance(each, Fate)]


def _meant(call: Placed) -> tuple[Event, ...]:
    return tuple(run(call.hotline, deepcopy(call.caller), call.given))


def _concerned(
    subject: Subject, traces: Sequence[tuple[Event, ...]], mutant: Mutant | None
) -> list[tuple[Placed, tuple[Event, ...]]]:
    """The calls that come to where a fault is, the shortest first; a fault outside of nodes concerns all."""
    every = sorted(zip(subject.calls, traces), key=lambda each: each[1][-1].at_ms)
    if mutant is None:
        return every
    if not mutant.line:
        return [
            each for each in every if any(event.what[:1] == (mutant.place,) for event in each[1])
        ] or every
    contexts = {context: node for node, context in plan(subject.hotline, subject.site).contexts.items()}
    node = contexts.get(mutant.place) or contexts.get(mutant.place.rpartition("~")[0])
    if node is None:
        return every
    return [
        each for each in every if any(event.kind == "goto" and event.what[0] == node for event in each[1])
    ]


async def _judged(
    switch: Asterisk, call: Placed, meant: tuple[Event, ...], throttle: Throttle, ear: Ear
) -> str:
    """What a call shows: a code, a word of trouble, or nothing. What a busy machine may show as well has to be shown
    alike by every try; where it is too busy, on a slower clock."""
    same: set[tuple[str, Span]] | None = None
    began = call.given.start.timestamp()
    chooses = (e for e in meant if e.kind == "goto" and call.hotline.nodes[e.what[0]].traits.chooses)
    clock = tuple(began + event.at_ms / 1000 for event in chooses)
    times = 0
    for tried in range(MOST_TRIES):
        async with throttle:
            since = time.monotonic()
            driven = await switch.place(call._replace(caller=deepcopy(call.caller), clock=clock))
            late_ms = switch.pulse.worst_ms(since, time.monotonic())
        shown = await asyncio.to_thread(shows, call, meant, driven, ear)
        if not shown.found:
            throttle.punctual()
            return ""
        if not shown.doubtful:
            return driven.trouble or shown.found[0].code
        if driven.trouble or not believed(True, late_ms, shown.sound, shown.off_ms):
            throttle.late()
            pace = slower(switch.speed, late_ms)
            switch = (await switch.at(pace) if pace and tried % 2 else None) or switch
            continue
        what = {(each.code, each.span) for each in shown.found}
        same, times = what if same is None else same & what, times + 1
        if times == TRIES:
            break
    return min(code for code, _ in same) if same and times == TRIES else ""


async def _refused(switch: Asterisk, texts: Mapping[str, str]) -> dict[str, str]:
    """Which copies the switch did not load as they stand."""
    held = await loaded.held(switch._switch)
    found = {}
    for name, text in texts.items():
        meant = list(dialplan.read(text))
        contexts = {line.context for line in meant}
        missing, beyond = dialplan.differences(meant, [line for line in held if line.context in contexts])
        if missing or beyond:
            found[name] = "not loaded"
    return found
