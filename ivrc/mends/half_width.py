"""IVRC337: half-width punctuation between Chinese words becomes full-width."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Edit
from ivrc.mends.model import Lines, Mend, replaced
from ivrc.regex import regex

_FULL = {",": "，", ".": "。", "!": "！", "?": "？", ";": "；", ":": "："}
_HALF = regex(r"(?<=[\u4e00-\u9fff])[,.!?;:](?:[ ]+(?=[\u4e00-\u9fff]))?(?=[\u4e00-\u9fff]|\s*[”\"」]?$)")
"""The blank behind a half-width sign goes with it. Signs within braces belong to no sentence."""


def edits(one: Diagnostic, text: Lines) -> Iterator[Edit]:
    """Every such sign of the sentence."""
    written = text.at(one.span)
    if "{" not in written and "｛" not in written:
        yield from replaced(one.span, written, _HALF, lambda sign: _FULL[sign[0]])


MEND = Mend(("IVRC337",), edits)
