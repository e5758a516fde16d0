"""`久等 《让您久等》`: what is said before the talk, in the place of other words, to a caller for whom another telephone has rung in vain."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Speech
from ivrc.language.words import Word


class LateLine(NamedTuple):
    speech: Speech
    span: Span


def late_line(at: At, word: Token, speech: Speech) -> LateLine:
    return LateLine(speech, at(word, speech[-1]))


LINE = Kind(
    LateLine,
    ("TRANSFER",),
    (Form("LATE speech", late_line),),
    words=(Word("LATE", ("久等",), ("after a wait",)),),
    once=True,
)
