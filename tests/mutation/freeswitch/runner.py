"""Runs mutants by the generated calls, many at once on one FreeSWITCH: each in a copy of the hotline of its own name.

The switch has one clock for all, so the calls come in rounds, and in each the mutants that are left."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.freeswitch.driver import loaded
from ivrc.switches.freeswitch.driver.esl import Address, Socket
from ivrc.switches.freeswitch.driver.rounds import rounds
from ivrc.switches.freeswitch.driver.switch import FreeSWITCH, running
from ivrc.switches.freeswitch.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Unable
from tests.mutation.freeswitch.audio import spoilt
from tests.mutation.freeswitch.calls import NOTHING, Subject, Work
from tests.mutation.freeswitch.equivalent import rule
from tests.mutation.freeswitch.mutants import applied
from tests.mutation.mutants import Mutant
from tests.mutation.runner import Fate, Keep

SHARING = 60
"""Mutants on the switch at once."""
SESSIONS = 300
"""How many channels the switch lets begin in a second, as long as mutants are run."""
SOUND = "种0000"
"""The copy without a fault."""


class Where(NamedTuple):
    """The switch: its event socket, the folder of its dialplans and the file of its clock."""

    address: Address
    conf: Path
    clock: Path


async def fates(
    where: Where,
    subject: Subject,
    mutants: Sequence[Mutant],
    progress: Callable[[str], None],
    control: bool = True,
    keep: Keep = lambda fate: None,
    until: float = float("inf"),
) -> list[Fate]:
    """What becomes of the mutants, in their order; `keep` is told of each as soon as it is known. When the clock is `until` no
    more are begun, and the others are left out. With `control` the hotline without a fault is called first; raises
    ValueError where that shows anything: then nothing is proved."""
    _, text = subject.text()
    told = {mutant: fate for mutant in mutants if mutant.line and (fate := _unheard(mutant, text))}
    for fate in told.values():
        keep(fate)
    left = [mutant for mutant in mutants if mutant not in told]
    async with _quick(where.address):
        if control:
            (fate,) = await _batch(where, subject, {SOUND: None})
            if fate.killed:
                raise ValueError(f"without a fault: {fate.killed}")
            progress("the hotline without a fault shows nothing")
        for start in range(0, len(left), SHARING):
            began = time.monotonic()
            if began > until:
                break
            copies = {
                f"种{number:04}": mutant for number, mutant in enumerate(left[start : start + SHARING], 1)
            }
            batch = await _batch(where, subject, copies)
            told |= {fate.mutant: fate for fate in batch}
            for fate in batch:
                keep(fate)
            progress(f"{start + len(batch)}/{len(left)}, {sum(bool(f.killed) for f in batch)} of {len(batch)} killed, {time.monotonic() - began:.0f} s")  # fmt: skip
    return [told[mutant] for mutant in mutants if mutant in told]


def _unheard(mutant: Mutant, text: str) -> Fate | None:
    """What is known without a call."""
    try:
        found = rule(mutant, text, applied(mutant, text))
    except ValueError:
        return Fate(mutant, killed="unread")
    return Fate(mutant, equivalent=found.name) if found else None


@asynccontextmanager
async def _quick(at: Address) -> AsyncIterator[None]:
    """The switch takes more channels a second as long as this lasts."""
    before = await _asked(at, "fsctl sps")
    try:
        await _asked(at, f"fsctl sps {SESSIONS}")
        yield
    finally:
        await _asked(at, f"fsctl sps {before.split()[-1]}")


async def _asked(at: Address, command: str) -> str:
    """The answer to a command, by a connection of its own: one that lasts goes as a run is ended."""
    socket = await Socket.connect(at)
    answer = await socket.api(command)
    await socket.close()
    return answer


async def _batch(where: Where, subject: Subject, copies: Mapping[str, Mutant | None]) -> list[Fate]:
    """The fates of mutants that share the switch, by the names of their copies. Where it tells nothing any more, for one of them
    had it tell too much, those of which nothing is known share it in halves, so that one that does so is alone in the end."""
    texts: dict[str, str] = {}

    def emitted(hotline: Hotline, site: Site) -> Emitted:
        made = emit(hotline, site)
        name = hotline.name.rpartition("-")[2]
        mutant = copies[name]
        if mutant is not None and mutant.line:
            made = made.changed(lambda text: applied(mutant, text))
        texts[name] = next(iter(made.files.values()))
        return made

    hotlines = {name: subject.hotline._replace(name=name) for name in copies}
    found: dict[str, Fate] = {}
    async with running(
        where.address,
        where.conf,
        list(hotlines.values()),
        subject.site,
        subject.sounds,
        clock=where.clock,
        emit=emitted,
    ) as switch:
        for name in await _refused(switch, where, texts) if switch.found else ():
            found[name] = Fate(copies[name] or NOTHING, killed="not loaded")
        _spoil(switch, copies, subject)
        work = Work(switch, subject, copies, hotlines, found)
        now = await switch.clock.now()
        try:
            for each in rounds(subject.calls, now, True)[0]:
                if each.start != now and not each.alone:
                    await switch.clock.set(each.start)
                await (work.volleys(each) if each.alone else work.round(each))
        finally:
            await switch.clock.restore()
        gone = [name for name, fate in found.items() if fate.killed == "gone"] if switch.gone else []
    if len(copies) > 1 and gone:
        left = [name for name in copies if name not in found or name in gone]
        halves = (left[: len(left) // 2], left[len(left) // 2 :])
        again = [
            await _batch(where, subject, {name: copies[name] for name in half}) for half in halves if half
        ]
        known = [fate for name, fate in found.items() if name not in left]
        return [*known, *(fate for each in again for fate in each)]
    return [
        found.get(name)
        or Fate(mutant or NOTHING, calls=work.calls[name], undecided=tuple(work.undecided[name]))
        for name, mutant in copies.items()
    ]


async def _refused(switch: FreeSWITCH, where: Where, texts: Mapping[str, str]) -> list[str]:
    """The copies that the switch did not load as they stand."""
    found = []
    for name, text in texts.items():
        try:
            _, wrong = await loaded.inspect(switch.control, text, (), where.conf)
        except Unable:
            wrong = [switch.found[0]]
        if wrong:
            found.append(name)
    return found


def _spoil(switch: FreeSWITCH, copies: Mapping[str, Mutant | None], subject: Subject) -> None:
    """Puts the faults of clips into the shelves, each copy its own."""
    for missing in {call.given.missing for call in subject.calls}:
        shelf = Path(switch.folders.sounds) / f"m{switch.shelf(missing)}"
        for name, mutant in copies.items():
            if mutant is not None and not mutant.line:
                (folder,) = (each for each in shelf.iterdir() if each.name.endswith(name))
                files = sorted(folder.iterdir())
                at = next((number for number, path in enumerate(files) if path.stem == mutant.place), None)
                if at is not None:
                    data = spoilt(
                        mutant.operator, files[at].read_bytes(), files[(at + 1) % len(files)].read_bytes()
                    )
                    files[at].unlink()
                    files[at].write_bytes(data)
