"""IVRC308: before a call ends without a word, the standard goodbye: `→ 挂机` becomes `→ 《结束语》 挂机`."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Edit
from ivrc.mends.model import Lines, Mend
from ivrc.regex import regex

_WAY = regex(r"(?P<arrow>(?:→|->|=>|—>|-->)\s*)(?:(?P<zh>挂机|掛機|挂断|掛斷)|(?P<en>(?i:hang up)))")


def edits(one: Diagnostic, text: Lines) -> Iterator[Edit]:
    """The phrase between the arrow and the end of the call. A way that leads elsewhere first is left to its writer."""
    if match := _WAY.fullmatch(text.at(one.span)):
        column = one.span.column + match.end("arrow")
        yield Edit(
            one.span._replace(column=column, end_column=column),
            "",
            "<goodbye> " if match["en"] else "《结束语》 ",
        )


MEND = Mend(("IVRC308",), edits)
