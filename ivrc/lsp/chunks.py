"""A text in its blocks, each read once however often the others change: what is asked while somebody types is answered from here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.internal import attempt
from ivrc.language import tree
from ivrc.language.parser import parse

_KEPT = 30_000
_LONGEST = 200_000
"""Characters of a block that is still read while somebody types."""
_NOTHING = tree.File((), (), whole=False)


class Chunk(NamedTuple):
    """A header at the margin and what stands beneath it: its first line, from 0, and its text."""

    line: int
    text: str

    @property
    def tree(self) -> tree.File:
        """What it is, its lines counted from 1."""
        return _read(self.text)


def chunks(source: str) -> Iterator[Chunk]:
    """The text in its blocks, in order."""
    begun, lines = 0, source.split("\n")
    for number, line in enumerate(lines):
        if number > begun and line[:1].strip() and not line.startswith(("//", "／／")):
            yield Chunk(begun, "\n".join(lines[begun:number]))
            begun = number
    yield Chunk(begun, "\n".join(lines[begun:]))


def chunk_at(source: str, line: int) -> Chunk | None:
    """The block in which a line stands, from 0."""
    return max(
        (each for each in chunks(source) if each.line <= line), default=None, key=lambda each: each.line
    )


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> tree.File:
    if len(text) > _LONGEST or not text.strip():
        return _NOTHING
    found: list[Diagnostic] = []
    file, _ = attempt(found, "", parse, text, "") or (_NOTHING, [])
    return file
