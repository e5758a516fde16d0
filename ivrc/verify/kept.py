"""Files that calls leave behind, while the switch writes them to their ends."""

from __future__ import annotations

import asyncio
import os
import struct
import time
from collections.abc import Sequence
from pathlib import Path

from ivrc.verify.driver import Kept

_PATIENCE = 5
"""Seconds of a busy machine in which a file is written to its end after the call."""
_LAST = 1 << 22
"""Bytes at the end of a file of lines that are looked at: a hotline that is deployed may have written many before."""
_HEADER = 44
"""Bytes of a WAV file before its samples; the last four of them count those, as soon as the file is whole."""


async def written(files: Sequence[Kept]) -> tuple[Kept, ...]:
    """The files, when they are whole."""
    until = time.monotonic() + _PATIENCE
    while not all(_whole(each.path) for each in files) and time.monotonic() < until:
        await asyncio.sleep(0.02)
    return tuple(files)


def lines_of(path: Path, own: str) -> tuple[str, ...] | None:
    """The lines among the last of a file that hold this; None where we may not look."""
    if not os.access(path.parent, os.R_OK | os.X_OK):
        return None
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LAST))
            text = file.read().decode("utf-8", "replace")
    except PermissionError:
        return None
    except OSError:
        return ()
    return tuple(line for line in text.splitlines() if own in line)


def _whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
        return len(head) == _HEADER and struct.unpack("<I", head[-4:])[0] == path.stat().st_size - _HEADER > 0
    except OSError:
        return False
