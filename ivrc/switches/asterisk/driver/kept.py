"""What a call leaves behind in files, its recording and its messages: where each lies, and what is to be heard in it."""

from __future__ import annotations

import asyncio
import struct
import time
from collections.abc import Iterator
from pathlib import Path

from ivrc.switches.asterisk.driver.reading import Reading
from ivrc.verify.driver import Kept, Played
from ivrc.verify.sounds import CALLER

_PATIENCE = 5
"""Seconds of a busy machine in which a file is written to its end after the call."""
_HEADER = 44
"""Bytes of a WAV file before its samples; the last four of them count those, as soon as the file is whole."""


async def kept(read: Reading, spool: Path, call: str) -> tuple[Kept, ...]:
    """The files of a call, as the switch calls it, when they are whole."""
    found = list(_meant(read, spool, call))
    until = time.monotonic() + _PATIENCE
    while not all(_whole(each.path) for each in found) and time.monotonic() < until:
        await asyncio.sleep(0.02)
    return tuple(found)


def _meant(read: Reading, spool: Path, call: str) -> Iterator[Kept]:
    """Each file has the call's own name, so none takes another's place."""
    if read.recorded_from is not None:
        path = spool / "monitor" / read.plan.folder / f"{call}.wav"
        yield Kept("recording", path, tuple(read.plays[read.recorded_from :]))
    for mailbox, file in read.messages:
        folder = spool / "messages" / read.plan.folder / mailbox
        path = folder / Path(file).name
        own = Path(file).parent == folder and path.name.startswith(f"{call}-")
        yield Kept("message", path if own else folder / f"{call}-0.wav", (Played(CALLER, cut=False),))


def _whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
        return len(head) == _HEADER and struct.unpack("<I", head[-4:])[0] == path.stat().st_size - _HEADER > 0
    except OSError:
        return False
