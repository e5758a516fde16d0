"""IVRC103, IVRC104, IVRC110: what stands in the place is proposed with the finding, and nothing else can be meant: how a
line is indented, and that a character which cannot be seen goes."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Edit
from ivrc.mends.model import Lines, Mend


def edits(one: Diagnostic, text: Lines) -> Iterator[Edit]:
    """The proposal at its place."""
    written = text.at(one.span)
    if one.fix is not None and written:
        yield Edit(one.span, written, one.fix)


MEND = Mend(("IVRC103", "IVRC104", "IVRC110"), edits)
