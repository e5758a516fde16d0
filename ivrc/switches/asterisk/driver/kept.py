"""What a call leaves behind in files, its recording and its messages: where each lies, and what is to be heard in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ivrc.switches.asterisk.driver.reading import Reading
from ivrc.switches.asterisk.text import left
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.verify.driver import Kept, Played
from ivrc.verify.kept import lines_of, written
from ivrc.verify.sounds import CALLER


async def kept(read: Reading, spool: Path, call: str) -> tuple[Kept, ...]:
    """The files of a call, as the switch calls it, when they are whole."""
    return await written(list(_meant(read, spool, call)))


def records(plan: Plan, call: str) -> tuple[str, ...] | None:
    """The lines by which a call's record was told; None where none is kept, and where we may not look."""
    path = Path(left.file(plan)) if left.keeps(plan) else None
    return None if path is None else lines_of(path, f'"id":"{call}"')


def _meant(read: Reading, spool: Path, call: str) -> Iterator[Kept]:
    """Each file has the call's own name, so none takes another's place."""
    if read.recorded_from is not None:
        path = spool / "monitor" / read.plan.folder / f"{call}.wav"
        ends = len(read.plays) if read.paused_from is None else read.paused_from
        heard = (n for n in range(read.recorded_from, ends) if n not in read.unrecorded)
        yield Kept("recording", path, tuple(read.plays[n] for n in heard))
    for file, plays in read.desk_voices:
        yield Kept("desk", spool / "desks" / file, plays)
    for mailbox, file in read.messages:
        folder = spool / "messages" / read.plan.folder / mailbox
        path = folder / Path(file).name
        own = Path(file).parent == folder and path.name.startswith(f"{call}-")
        what, lies = ("message", path) if own else ("named", folder / call)
        yield Kept(what, lies, (Played(CALLER, cut=False),))
