"""Runs mutants by the generated calls, many at once in one Asterisk: each in a copy of the hotline of its own name."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.simulate.machine import run
from ivrc.site import Site
from ivrc.switches.asterisk.driver import dialplan, files, limit
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.driver.switch import SPEED, Asterisk
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.judge import tones
from ivrc.verify.pace import HURRIED_MS, OUT_OF_STEP_MS, slower
from tests.mutation import defaults, settings
from tests.mutation.audio import SPOILS
from tests.mutation.concerned import FIRST, Known, concerned, turns
from tests.mutation.deserted import NOBODY, deserted
from tests.mutation.equivalent import known, walked
from tests.mutation.mutants import Mutant, applied, spoil
from tests.mutation.steps import lines_of
from tests.mutation.subject import Subject, Texts
from tests.mutation.trial import Court

SHARING, FEWEST, LINES = 90, 12, 30_000
"""Mutants on one switch, and lines that it holds about. The last of them to be known wait for the slow clock, and little else
happens meanwhile: the more share one, the less is waited."""
SOUND = "种0000"
"""The copy without a fault."""
_HEARD = ("time ±", "silence", "folder", "ending", "one name for all", "flag +", "flag -", *SPOILS)
"""Operators of which nothing is seen but by time and by ear."""


class Fate(NamedTuple):
    """What became of a mutant: `killed` by a code or a word, `equivalent` by a rule, or neither: it survived `calls` calls,
    unless there are some that the machine was too slow for: those are `undecided`, and so is the mutant."""

    mutant: Mutant
    killed: str = ""
    equivalent: str = ""
    calls: int = 0
    undecided: tuple[str, ...] = ()

    @property
    def survived(self) -> bool:
        """Whether every call that might find it was as it is meant."""
        return not (self.killed or self.equivalent or self.undecided)


Keep = Callable[[Fate], None]
"""Is told of each fate as soon as it is known."""


class Run(NamedTuple):
    """A run of mutants, on a clock that is so many times as fast as real time. `equivalence` is a process of its own for what
    takes long to find out: calls wait for nothing."""

    asterisk: Installed
    subject: Subject
    texts: Texts
    known: Sequence[Known]
    equivalence: ProcessPoolExecutor
    progress: Callable[[str], None]
    keep: Keep
    pace: float


async def fates(
    asterisk: Installed,
    subject: Subject,
    mutants: Sequence[Mutant],
    progress: Callable[[str], None],
    keep: Keep = lambda fate: None,
    until: float = float("inf"),
) -> list[Fate]:
    """What becomes of the mutants, in their order; `keep` is told of each as soon as it is known. When the clock is `until` no
    more are begun, and the others are left out. The hotline without a fault is called first: which lines each call comes to is
    seen by that. Raises ValueError where it shows anything: then nothing is proved."""
    texts, nobody = subject.texts(), deserted(subject.hotline, subject.site)
    told = {mutant: fate for mutant in mutants if mutant.line and (fate := _unheard(mutant, texts, nobody))}
    for fate in told.values():
        keep(fate)
    without, pace = await _without_fault(asterisk, subject)
    came_to = frozenset[int]().union(*(each.lines for each in without))
    lines = {
        n for n, line in enumerate(texts.whole.splitlines(), 1) if line.strip() and not line.startswith(";")
    }
    progress(f"the hotline without a fault shows nothing, and {pace:g} times real speed will do; its calls come to {len(came_to)} of {len(lines)} lines, not to {sorted(lines - came_to)}")  # fmt: skip
    left = [mutant for mutant in mutants if mutant not in told]
    with ProcessPoolExecutor(max_workers=1) as pool:
        of = Run(asterisk, subject, texts, without, pool, progress, keep, pace)
        sharing = max(FEWEST, min(SHARING, LINES // len(lines)))
        for start in range(0, len(left), sharing):
            began = time.monotonic()
            if began > until:
                break
            batch = await _batch(of, left[start : start + sharing])
            told |= {fate.mutant: fate for fate in batch}
            progress(f"{start + len(batch)}/{len(left)}, {sum(bool(f.killed) for f in batch)} of {len(batch)} killed, {time.monotonic() - began:.0f} s")  # fmt: skip
    return [told[mutant] for mutant in mutants if mutant in told]


def _unheard(mutant: Mutant, texts: Texts, nobody: frozenset[str]) -> Fate | None:
    """What is known without a call, and at once. `nobody` are the contexts that no call comes to."""
    if mutant.place in nobody and mutant.construct != "[context]":
        return Fate(mutant, equivalent=NOBODY.name)
    try:
        spoilt = texts.spoilt(mutant)
        if mutant.file in texts.dialplans:
            found = known(mutant, texts.whole, spoilt.whole)
        else:
            found = defaults.rule(mutant, texts.settings[mutant.file], spoilt.settings[mutant.file])
    except ValueError:
        return Fate(mutant, killed="unread")
    return Fate(mutant, equivalent=found.name) if found else None


async def _without_fault(asterisk: Installed, subject: Subject) -> tuple[list[Known], float]:
    """The calls of the hotline as it is, and the clock on which the machine was in time for them. That their times and sounds
    are right is for `ivrc verify` to say."""
    hotline = subject.hotline._replace(name=SOUND)
    text = subject._replace(hotline=hotline).texts().whole
    async with running(asterisk, [hotline], subject.site, subject.sounds) as switch:
        court = Court.of(switch, tones(subject.sounds))

        async def one(call: Placed) -> Known:
            meant = tuple(run(call.hotline, deepcopy(call.caller), call.given))
            look = await court.glanced(call._replace(hotline=hotline), meant)
            if look.killed:
                raise ValueError(f"without a fault: {look.killed} in {call.name}")
            return Known(call, meant, frozenset(lines_of(text, look.driven.steps)))

        known = list(await asyncio.gather(*map(one, subject.calls)))
        late_ms = switch.pulse.usual_ms(time.monotonic())
        return known, _pace(late_ms)


def _pace(late_ms: float) -> float:
    """The quickest clock on which a machine that is so late on the quick one keeps in step."""
    if late_ms <= OUT_OF_STEP_MS:
        return SPEED
    return slower(SPEED, late_ms * HURRIED_MS / OUT_OF_STEP_MS) or SPEED


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
    names = {copies[hotline.name]: hotline for hotline in hotlines}
    async with running(
        of.asterisk, hotlines, of.subject.site, of.subject.sounds, speed=of.pace, emit=emitted, spoil=clips
    ) as switch:
        refused = await _refused(switch, held) if switch.found else frozenset[str]()
        court = Court.of(switch, tones(of.subject.sounds))
        tried = (
            _tried(of, court, hotline, copies[hotline.name])
            for hotline in hotlines
            if hotline.name not in refused
        )
        results = await asyncio.gather(*tried)
        calm = court.calmer()
        open_ = [_again(of, calm, fate, names[fate.mutant]) for fate in results if fate.undecided]
        results = [fate for fate in results if not fate.undecided] + await asyncio.gather(*open_)
        for name in refused:
            of.keep(unloaded := Fate(copies[name], killed="not loaded"))
            results.append(unloaded)
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
    of.progress(_line(fate))
    if not fate.undecided and fate.killed != "gone":
        of.keep(fate)
    return fate


def _line(fate: Fate) -> str:
    mutant = fate.mutant
    how = f"killed by {fate.killed}" if fate.killed else fate.equivalent or "SURVIVED"
    if fate.undecided:
        how = f"undecided by {len(fate.undecided)}"
    where = f"{mutant.file}:{mutant.line} [{mutant.place}]"
    return f"{how}, {fate.calls} calls: {where} {mutant.operator}: {mutant.before} -> {mutant.after}"


async def _called(of: Run, court: Court, hotline: Hotline, mutant: Mutant) -> Fate:
    """First what calls do is looked at, then, where that is as it should be, their times and sounds as well."""
    calls, done = concerned(mutant, of.texts, of.known), 0
    if not calls and (equal := await _equivalent(of, mutant)):
        return Fate(mutant, equivalent=equal)
    undecided: list[str] = []
    looks = [court.judged] if mutant.operator in _HEARD else [court.glanced, court.judged]
    for look in looks:
        undecided = []
        for turn, some in enumerate(turns(calls)):
            shown = await asyncio.gather(
                *(look(each.call._replace(hotline=hotline), each.meant) for each in some)
            )
            done += len(some)
            if killed := next((each.killed for each in shown if each.killed), ""):
                return Fate(mutant, killed=killed, calls=done)
            undecided += [each.call.name for each, one in zip(some, shown) if one.undecided]
            first = look is looks[0] and (turn + 1 == len(FIRST) or len(calls) <= FIRST[0])
            if first and (equal := await _equivalent(of, mutant)):
                return Fate(mutant, equivalent=equal)
    return await _probed(court, hotline, Fate(mutant, calls=len(calls), undecided=tuple(undecided)))


async def _again(of: Run, court: Court, fate: Fate, hotline: Hotline) -> Fate:
    """What is undecided tried once more, when the others are done."""
    left = [each for each in of.known if each.call.name in fate.undecided]
    undecided: list[str] = []
    for some in turns(left):
        looks = [court.judged(each.call._replace(hotline=hotline), each.meant) for each in some]
        shown = await asyncio.gather(*looks)
        if killed := next((each.killed for each in shown if each.killed), ""):
            fate = fate._replace(killed=killed, undecided=())
            break
        undecided += [each.call.name for each, one in zip(some, shown) if one.undecided]
    else:
        fate = await _probed(court, hotline, fate._replace(undecided=tuple(undecided)))
    of.progress(f"once more: {_line(fate)}")
    of.keep(fate)
    return fate


async def _probed(court: Court, hotline: Hotline, fate: Fate) -> Fate:
    """The same with what the probes say that a verification makes besides its calls."""
    shown = await limit.probes(court.switch, hotline)
    if killed := next((each.found.code for each in shown if each.found and not each.hurried), ""):
        return fate._replace(killed=killed, undecided=())
    return fate._replace(undecided=(*fate.undecided, *(each.call for each in shown if each.hurried)))


async def _equivalent(of: Run, mutant: Mutant) -> str:
    """The rule by which no call can tell it, where that is long in the finding; empty where there is none."""
    if mutant.file not in of.texts.dialplans:
        return ""
    spoilt = of.texts.spoilt(mutant)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(of.equivalence, walked, of.texts.whole, spoilt.whole)


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
