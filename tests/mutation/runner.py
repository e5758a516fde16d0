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
from ivrc.switches.asterisk.driver import dialplan, endpoints, limit
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.switch import Asterisk, running
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.judge import Ear, shows, tones
from ivrc.verify.pace import believed
from ivrc.verify.sounds import Sound
from ivrc.verify.throttle import Throttle
from tests.mutation.equivalent import rule
from tests.mutation.mutants import Mutant, applied, spoil
from tests.mutation.steps import lines_of

SHARING = 60
"""Mutants on one switch."""
TOGETHER = 3
"""Calls of one mutant at once."""
TRIES, MOST_TRIES = 2, 8
"""How often a call must show the same difference in time or in sound, unhurried, to be believed; and how often it is
placed at most."""
CALM, CALM_TRIES = 1.0, 3
"""The clock of the last tries."""
SOUND = "种0000"
"""The copy without a fault."""
_NAMES = ("pattern", "label left out")
"""Operators by which an extension or a label is found otherwise, so that a call need not come to the line to meet them."""


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


class Known(NamedTuple):
    """A call, its trace as it is meant, and the lines of the text that it comes to."""

    call: Placed
    meant: tuple[Event, ...]
    lines: frozenset[int]


async def fates(
    asterisk: Installed, subject: Subject, mutants: Sequence[Mutant], progress: Callable[[str], None]
) -> list[Fate]:
    """What becomes of the mutants, in their order. The hotline without a fault is called first: which lines each call
    comes to is seen by that. Raises ValueError where it shows anything: then nothing is proved."""
    _, text = subject.text()
    told: dict[Mutant, Fate] = {}
    for mutant in mutants:
        if mutant.line and (fate := _unheard(mutant, text)):
            told[mutant] = fate
    known = await _without_fault(asterisk, subject)
    came_to = frozenset[int]().union(*(each.lines for each in known))
    lines = {n for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith(";")}
    progress(f"the hotline without a fault shows nothing; its calls come to {len(came_to)} of {len(lines)} lines, not to {sorted(lines - came_to)}")  # fmt: skip
    left = [mutant for mutant in mutants if mutant not in told]
    for start in range(0, len(left), SHARING):
        began = time.monotonic()
        batch = await _batch(asterisk, subject, known, left[start : start + SHARING])
        told |= {fate.mutant: fate for fate in batch}
        for fate in batch:
            if not fate.killed:
                m = fate.mutant
                progress(
                    f"survived {fate.calls} calls: {m.file}:{m.line} [{m.place}] {m.operator}: {m.before} -> {m.after}"
                )
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


async def _without_fault(asterisk: Installed, subject: Subject) -> list[Known]:
    """The calls of the hotline as it is."""
    hotline = subject.hotline._replace(name=SOUND)
    throttle, ear = Throttle(), tones(subject.sounds)
    ((_, text),) = emit(hotline, endpoints.site([hotline], subject.site, Path("/spool"))).files.items()
    async with running(asterisk, [hotline], subject.site, subject.sounds) as switch:

        async def one(call: Placed) -> Known:
            meant = tuple(run(call.hotline, deepcopy(call.caller), call.given))
            found, driven = await judged(switch, call._replace(hotline=hotline), meant, throttle, ear)
            if found:
                raise ValueError(f"without a fault: {found} in {call.name}")
            return Known(call, meant, frozenset(lines_of(text, driven.steps)))

        return list(await asyncio.gather(*map(one, subject.calls)))


async def _batch(
    asterisk: Installed, subject: Subject, known: Sequence[Known], mutants: Sequence[Mutant]
) -> list[Fate]:
    """The fates of mutants that share a switch. Where the switch goes away under them, each half gets one of its own."""
    copies = {f"种{number:04}": mutant for number, mutant in enumerate(mutants, 1)}
    texts: dict[str, str] = {}

    def emitted(hotline: Hotline, site: Site) -> Emitted:
        made = emit(hotline, site)
        mutant = copies[hotline.name]
        if mutant.line:
            made = made.changed(lambda text: applied(mutant, text))
        texts[hotline.name] = next(iter(made.files.values()))
        return made

    def clips(folder: Path) -> None:
        for name, mutant in copies.items():
            if not mutant.line:
                spoil(mutant, folder / name)

    hotlines = [subject.hotline._replace(name=name) for name in copies]
    throttle, ear = Throttle(), tones(subject.sounds)
    _, text = subject.text()
    async with running(asterisk, hotlines, subject.site, subject.sounds, emit=emitted, spoil=clips) as switch:
        refused = await _refused(switch, texts) if switch.found else {}

        async def one(hotline: Hotline) -> Fate:
            mutant = copies[hotline.name]
            if hotline.name in refused:
                return Fate(mutant, killed=refused[hotline.name])
            calls = concerned(mutant, text, known)
            for start in range(0, len(calls), TOGETHER):
                some = calls[start : start + TOGETHER]
                shown = (
                    judged(switch, each.call._replace(hotline=hotline), each.meant, throttle, ear)
                    for each in some
                )
                found = [killed for killed, _ in await asyncio.gather(*shown) if killed]
                if found:
                    return Fate(mutant, killed=found[0], calls=start + len(some))
            probed = await limit.inspect(switch, hotline)
            return Fate(mutant, killed=probed[0].code if probed else "", calls=len(calls))

        results = await asyncio.gather(*map(one, hotlines))
    if any(each.killed == "gone" for each in results):
        if len(mutants) == 1:
            return [Fate(mutants[0], killed="gone")]
        half = len(mutants) // 2
        return [
            *await _batch(asterisk, subject, known, mutants[:half]),
            *await _batch(asterisk, subject, known, mutants[half:]),
        ]
    return results


def concerned(mutant: Mutant, text: str, known: Sequence[Known]) -> list[Known]:
    """The calls that come to where a fault is, the shortest first: to its line, or, where a name is found otherwise, to
    its context or the one before, which an extension without its head falls to."""
    every = sorted(known, key=lambda each: each.meant[-1].at_ms)
    if not mutant.line:
        return [each for each in every if any(event.what[:1] == (mutant.place,) for event in each.meant)]
    places = {mutant.line}
    if mutant.number < 0:
        places.add(mutant.line + 1)
    if mutant.operator in _NAMES or (mutant.operator == "deleted" and not mutant.before.startswith(" same")):
        lines = text.splitlines()
        heads = [n for n, line in enumerate(lines, 1) if line.startswith("[")] + [len(lines) + 1]
        own = max((place for place, n in enumerate(heads) if n <= mutant.line), default=0)
        first = heads[max(own - 1, 0)] if mutant.construct == "[context]" else heads[own]
        places |= set(range(first, heads[own + 1]))
    return [each for each in every if each.lines & places]


async def judged(
    switch: Asterisk, call: Placed, meant: tuple[Event, ...], throttle: Throttle, ear: Ear
) -> tuple[str, Driven]:
    """What a call shows: a code, a word of trouble, or nothing; and what came of it last. What a busy machine may show
    as well has to be shown alike by every try that was in no hurry, the last of them on a slower clock."""
    same: set[tuple[str, Span]] | None = None
    began = call.given.start.timestamp()
    chooses = (e for e in meant if e.kind == "goto" and call.hotline.nodes[e.what[0]].traits.chooses)
    call = call._replace(clock=tuple(began + event.at_ms / 1000 for event in chooses))
    times, driven, before = 0, Driven(()), ""
    for number in range(MOST_TRIES):
        calm = (number >= MOST_TRIES - CALM_TRIES and await switch.at(CALM)) or switch
        async with throttle:
            since = time.monotonic()
            driven = await calm.place(call._replace(caller=deepcopy(call.caller)))
            late_ms = calm.pulse.worst_ms(since, time.monotonic())
        shown = await asyncio.to_thread(shows, call, meant, driven, ear)
        if not shown.found:
            throttle.punctual()
            return "", driven
        before, last = driven.trouble, before
        if not shown.doubtful and (driven.trouble != "stuck" or last == "stuck"):
            return driven.trouble or shown.found[0].code, driven
        throttle.late()
        if driven.trouble or not believed(True, late_ms, shown.sound, shown.off_ms):
            continue
        what = {(each.code, each.span) for each in shown.found}
        same, times = what if same is None else same & what, times + 1
        if times == TRIES or not same:
            break
    return (min(code for code, _ in same) if same and times == TRIES else ""), driven


async def _refused(switch: Asterisk, texts: Mapping[str, str]) -> dict[str, str]:
    """Which copies the switch did not load as they stand."""
    held = await switch.held()
    found = {}
    for name, text in texts.items():
        meant = list(dialplan.read(text))
        contexts = {line.context for line in meant}
        missing, beyond = dialplan.differences(meant, [line for line in held if line.context in contexts])
        if missing or beyond:
            found[name] = "not loaded"
    return found
