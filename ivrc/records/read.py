"""Files of records, read one record after the other: a file may be larger than the memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from ivrc import given
from ivrc.diagnostics import Diagnostic, Span
from ivrc.files import shown, unreadable
from ivrc.records import jsonl, table
from ivrc.records.record import Record
from ivrc.records.refusals import bad_table
from ivrc.regex import regex

LARGEST = 1 << 36
"""Bytes of a file: about a hundred million calls."""

_Reader = Callable[[BinaryIO, str], Iterator[tuple[int, Record | Diagnostic]]]
_READERS: dict[str, _Reader] = {
    ".jsonl": jsonl.read,
    ".csv": table.read,
}
ENDINGS = tuple(_READERS)
_PUT_BY = regex(r"(\.csv)\.\d{4}(?:-\d\d){5}$", re.IGNORECASE)
"""What mod_cdr_csv of FreeSWITCH adds to the name of a file that is full, or that is to begin anew."""
_SWITCHS_OWN = "Master.csv"
"""What mod_cdr_csv writes beside the records: a line of its own for each call."""


def files(place: Path) -> list[Path]:
    """The files of records that a path names: itself, or those of the folder that it is."""
    if not place.is_dir():
        return [place]
    own = (path for path in place.iterdir() if _whole(path).name != _SWITCHS_OWN)
    return sorted(path for path in own if _whole(path).suffix.lower() in _READERS)


def _whole(path: Path) -> Path:
    """The file's name as it was before it was put by."""
    return path.with_name(_PUT_BY.sub(r"\1", path.name))


def read(path: Path) -> Iterator[tuple[int, Record | Diagnostic]]:
    """The line of each record of a file with the record, and in the place of what is none, what is wrong with it."""
    name = shown(path)
    reader = _READERS.get(_whole(path).suffix.lower())
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
            yield from _by_content(file, reader)(file, name) if reader else ()
    except OSError as problem:
        yield 0, unreadable(Span(name), *given.why(problem))


def _by_content(file: BinaryIO, reader: _Reader) -> _Reader:
    """The reader of what stands in it: FreeSWITCH calls lines of JSON a `.csv`. No row of keys begins with a brace."""
    first = file.read(1)
    file.seek(0)
    return jsonl.read if first == b"{" else reader
