"""IVRC302 and IVRC343: `不可打断` beneath the header of a block that has to be heard to its end."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Edit
from ivrc.mends.model import Lines, Mend


def edits(one: Diagnostic, text: Lines) -> Iterator[Edit]:
    """A line in the language of the block's header."""
    header = text.at(one.span)
    if header and one.span.column == 1:
        yield from text.inserted(one.span.line, "no barge-in" if header.isascii() else "不可打断")


MEND = Mend(("IVRC302", "IVRC343"), edits)
