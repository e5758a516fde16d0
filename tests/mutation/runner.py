"""Runs mutants by the generated calls, many at once in one Asterisk: each in a copy of the hotline of its own name."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.simulate.machine import run
from ivrc.simulate.trace import Event
from ivrc.site import Site
from ivrc.switches.asterisk.driver import dialplan, files, limit
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.switch import Asterisk, running
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.judge import tones
from tests.mutation import defaults, settings
from tests.mutation.audio import SPOILS
from tests.mutation.equivalent import known, walked
from tests.mutation.mutants import Mutant, applied, spoil
from tests.mutation.steps import lines_of
from tests.mutation.subject import Subject, Texts
from tests.mutation.trial import Court

SHARING, FEWEST, LINES = 60, 12, 25_000
"""Mutants on one switch, and lines that it holds about."""
FIRST, TOGETHER = (1, 3), 6
"""Calls of one mutant at once, the first ones and then. Most are killed by one or two; what survives the first ones may be
equivalent, which is longer in the finding."""
SOUND = "种0000"
"""The copy without a fault."""
_HEARD = ("time ±", "silence", "folder", "ending", "one name for all", "flag +", "flag -", *SPOILS)
"""Operators of which nothing is seen but by time and by ear."""
_NAMES = ("pattern", "label left out")
"""Operators by which an extension or a label is found otherwise, so that a call need not come to the line to meet them."""


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


class Run(NamedTuple):
    """A run of mutants. `equivalence` is a process of its own for what takes long to find out: calls wait for nothing."""

    asterisk: Installed
    subject: Subject
    texts: Texts
    known: Sequence[Known]
    equivalence: ProcessPoolExecutor
    progress: Callable[[str], None]


async def fates(
    asterisk: Installed, subject: Subject, mutants: Sequence[Mutant], progress: Callable[[str], None]
) -> list[Fate]:
    """What becomes of the mutants, in their order. The hotline without a fault is called first: which lines each call
    comes to is seen by that. Raises ValueError where it shows anything: then nothing is proved."""
    texts = subject.texts()
    told = {mutant: fate for mutant in mutants if mutant.line and (fate := _unheard(mutant, texts))}
    without = await _without_fault(asterisk, subject)
    came_to = frozenset[int]().union(*(each.lines for each in without))
    lines = {
        n for n, line in enumerate(texts.whole.splitlines(), 1) if line.strip() and not line.startswith(";")
    }
    progress(f"the hotline without a fault shows nothing; its calls come to {len(came_to)} of {len(lines)} lines, not to {sorted(lines - came_to)}")  # fmt: skip
    left = [mutant for mutant in mutants if mutant not in told]
    with ProcessPoolExecutor(max_workers=1) as pool:
        of = Run(asterisk, subject, texts, without, pool, progress)
        sharing = max(FEWEST, min(SHARING, LINES // len(lines)))
        for start in range(0, len(left), sharing):
            began = time.monotonic()
            batch = await _batch(of, left[start : start + sharing])
            told |= {fate.mutant: fate for fate in batch}
            progress(f"{start + len(batch)}/{len(left)}, {sum(bool(f.killed) for f in batch)} of {len(batch)} killed, {time.monotonic() - began:.0f} s")  # fmt: skip
    return [told[mutant] for mutant in mutants]


def _unheard(mutant: Mutant, texts: Texts) -> Fate | None:
    """What is known without a call, and at once."""
    try:
        spoilt = texts.spoilt(mutant)
        if mutant.file in texts.dialplans:
            found = known(mutant, texts.whole, spoilt.whole)
        else:
            found = defaults.rule(mutant, texts.settings[mutant.file], spoilt.settings[mutant.file])
    except ValueError:
        return Fate(mutant, killed="unread")
    return Fate(mutant, equivalent=found.name) if found else None


async def _without_fault(asterisk: Installed, subject: Subject) -> list[Known]:
    """The calls of the hotline as it is. That their times and sounds are right is for `ivrc verify` to say."""
    hotline = subject.hotline._replace(name=SOUND)
    text = subject._replace(hotline=hotline).texts().whole
    async with running(asterisk, [hotline], subject.site, subject.sounds) as switch:
        court = Court.of(switch, tones(subject.sounds))

        async def one(call: Placed) -> Known:
            meant = tuple(run(call.hotline, deepcopy(call.caller), call.given))
            found, driven = await court.glanced(call._replace(hotline=hotline), meant)
            if found:
                raise ValueError(f"without a fault: {found} in {call.name}")
            return Known(call, meant, frozenset(lines_of(text, driven.steps)))

        return list(await asyncio.gather(*map(one, subject.calls)))


async def _batch(of: Run, mutants: Sequence[Mutant]) -> list[Fate]:
    """The fates of mutants that share a switch. Where the switch goes away under them, those of which nothing is known yet
    share others, half of them each, so that one that takes a switch down is alone in the end."""
    copies = {f"种{number:04}": mutant for number, mutant in enumerate(mutants, 1)}
    held: dict[str, list[dialplan.Line]] = {}

    def emitted(hotline: Hotline, site: Site) -> Emitted:
        made = emit(hotline, site)
        made = made._replace(files=_spoilt(copies[hotline.name], of.texts, made.files))
        held[hotline.name] = files.dialplans(made.files)
        return made

    def clips(folder: Path) -> None:
        for name, mutant in copies.items():
            if not mutant.line:
                spoil(mutant, folder / name)

    hotlines = [of.subject.hotline._replace(name=name) for name in copies]
    async with running(
        of.asterisk, hotlines, of.subject.site, of.subject.sounds, emit=emitted, spoil=clips
    ) as switch:
        refused = await _refused(switch, held) if switch.found else frozenset[str]()
        court = Court.of(switch, tones(of.subject.sounds))
        tried = (
            _tried(of, court, hotline, copies[hotline.name])
            for hotline in hotlines
            if hotline.name not in refused
        )
        results = [Fate(copies[name], killed="not loaded") for name in refused]
        results += await asyncio.gather(*tried)
        went = switch.gone
    gone = [fate.mutant for fate in results if fate.killed == "gone"] if went else []
    if not gone or len(mutants) == 1:
        return results
    halves = (gone[: len(gone) // 2], gone[len(gone) // 2 :])
    others = [await _batch(of, half) for half in halves if half]
    return [fate for fate in results if fate.killed != "gone"] + [fate for each in others for fate in each]


def _spoilt(mutant: Mutant, texts: Texts, made: Mapping[str, str]) -> dict[str, str]:
    """The files of a copy with the fault in the one that is the mutant's."""
    if not mutant.line:
        return dict(made)
    name = list(made)[texts.names.index(mutant.file)]
    change = applied if mutant.file in texts.dialplans else settings.applied
    return {**made, name: change(mutant, made[name])}


async def _tried(of: Run, court: Court, hotline: Hotline, mutant: Mutant) -> Fate:
    """The fate of a mutant by its calls."""
    fate = await _called(of, court, hotline, mutant)
    how = f"killed by {fate.killed}" if fate.killed else fate.equivalent or "SURVIVED"
    where = f"{mutant.file}:{mutant.line} [{mutant.place}]"
    of.progress(f"{how}, {fate.calls} calls: {where} {mutant.operator}: {mutant.before} -> {mutant.after}")
    return fate


async def _called(of: Run, court: Court, hotline: Hotline, mutant: Mutant) -> Fate:
    """First what calls do is looked at, then, where that is as it should be, their times and sounds as well."""
    calls, done = concerned(mutant, of.texts, of.known), 0
    if not calls and (equal := await _equivalent(of, mutant)):
        return Fate(mutant, equivalent=equal)
    looks = [court.judged] if mutant.operator in _HEARD else [court.glanced, court.judged]
    for look in looks:
        for turn, some in enumerate(_turns(calls)):
            shown = (look(each.call._replace(hotline=hotline), each.meant) for each in some)
            found = [killed for killed, _ in await asyncio.gather(*shown) if killed]
            done += len(some)
            if found:
                return Fate(mutant, killed=found[0], calls=done)
            first = look is looks[0] and (turn + 1 == len(FIRST) or len(calls) <= FIRST[0])
            if first and (equal := await _equivalent(of, mutant)):
                return Fate(mutant, equivalent=equal)
    probed = await limit.inspect(court.switch, hotline)
    return Fate(mutant, killed=probed[0].code if probed else "", calls=len(calls))


async def _equivalent(of: Run, mutant: Mutant) -> str:
    """The rule by which no call can tell it, where that is long in the finding; empty where there is none."""
    if mutant.file not in of.texts.dialplans:
        return ""
    spoilt = of.texts.spoilt(mutant)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(of.equivalence, walked, of.texts.whole, spoilt.whole)


def _turns(calls: Sequence[Known]) -> Iterator[Sequence[Known]]:
    at = 0
    for size in FIRST:
        if at < len(calls):
            yield calls[at : at + size]
        at += size
    for start in range(at, len(calls), TOGETHER):
        yield calls[start : start + TOGETHER]


def concerned(mutant: Mutant, texts: Texts, every: Sequence[Known]) -> list[Known]:
    """The calls that come to where a fault is, the shortest first: to its line, or, where a name is found otherwise, to
    its context or the one before, which an extension without its head falls to."""
    every = sorted(every, key=lambda each: each.meant[-1].at_ms)
    if not mutant.line:
        return [each for each in every if any(event.what[:1] == (mutant.place,) for event in each.meant)]
    if mutant.file not in texts.dialplans:
        return every
    line = texts.before(mutant.file) + mutant.line
    places = {line}
    if mutant.number < 0:
        places.add(line + 1)
    if mutant.operator in _NAMES or (mutant.operator == "deleted" and not mutant.before.startswith(" same")):
        lines = texts.whole.splitlines()
        heads = [n for n, text in enumerate(lines, 1) if text.startswith("[")] + [len(lines) + 1]
        own = max((place for place, n in enumerate(heads) if n <= line), default=0)
        first = heads[max(own - 1, 0)] if mutant.construct == "[context]" else heads[own]
        places |= set(range(first, heads[own + 1]))
    return [each for each in every if each.lines & places]


async def _refused(switch: Asterisk, meant_by_copy: Mapping[str, Sequence[dialplan.Line]]) -> frozenset[str]:
    """Which copies the switch did not load as they stand."""
    held = await switch.held()
    found = set()
    for name, meant in meant_by_copy.items():
        contexts = {line.context for line in meant}
        missing, beyond = dialplan.differences(meant, [line for line in held if line.context in contexts])
        if missing or beyond:
            found.add(name)
    return frozenset(found)
