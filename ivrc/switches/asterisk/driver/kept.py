"""What a call leaves behind in files, its recording and its messages: where each lies, and what is to be heard in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ivrc.switches.asterisk.driver.reading import Reading
from ivrc.verify.driver import Kept, Played
from ivrc.verify.kept import written
from ivrc.verify.sounds import CALLER


async def kept(read: Reading, spool: Path, call: str) -> tuple[Kept, ...]:
    """The files of a call, as the switch calls it, when they are whole."""
    return await written(list(_meant(read, spool, call)))


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
        yield Kept("message", path if own else folder / f"{call}-0.wav", (Played(CALLER, cut=False),))
