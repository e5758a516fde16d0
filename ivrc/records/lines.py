"""The lines of a file, none longer than a record may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ivrc.records.refusals import LONGEST

_BOM = b"\xef\xbb\xbf"


def lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Each line with its end; None for one that is too long, which is not held in memory."""
    first = True
    while line := file.readline(LONGEST + 1):
        if len(line) > LONGEST and not line.endswith(b"\n"):
            while (more := file.readline(LONGEST)) and not more.endswith(b"\n"):
                pass
            yield None
        else:
            yield line.removeprefix(_BOM) if first else line
        first = False
