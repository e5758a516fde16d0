"""Files of records, read one record after the other: a file may be larger than the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from ivrc import given
from ivrc.diagnostics import Diagnostic, Span
from ivrc.files import shown, unreadable
from ivrc.records import jsonl, table
from ivrc.records.record import Record
from ivrc.records.refusals import bad_table

LARGEST = 1 << 36
"""Bytes of a file: about a hundred million calls."""

_READERS: dict[str, Callable[[BinaryIO, str], Iterator[tuple[int, Record | Diagnostic]]]] = {
    ".jsonl": jsonl.read,
    ".csv": table.read,
}
ENDINGS = tuple(_READERS)


def files(place: Path) -> list[Path]:
    """The files of records that a path names: itself, or those of the folder that it is."""
    if not place.is_dir():
        return [place]
    return sorted(path for path in place.iterdir() if path.suffix.lower() in _READERS)


def read(path: Path) -> Iterator[tuple[int, Record | Diagnostic]]:
    """The line of each record of a file with the record, and in the place of what is none, what is wrong with it."""
    name = shown(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None and path.is_file():
        yield (
            0,
            bad_table(
                Span(name),
                "从文件名看不出是哪种格式",
                "the file's name does not say which form it has",
                "通话记录是 .jsonl 或 .csv 文件。",
                "Records of calls are in files that end in .jsonl or .csv.",
            ),
        )
        return
    try:
        with given.opened(path, LARGEST) as file:
            yield from reader(file, name) if reader else ()
    except OSError as problem:
        yield 0, unreadable(Span(name), *given.why(problem))
