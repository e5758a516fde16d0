"""`挂机`: the end of the call."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.words import Word


class HangupLine(NamedTuple):
    span: Span


def hangup_line(at: At, word: Token) -> HangupLine:
    return HangupLine(at(word))


LINE = Kind(
    HangupLine,
    ("SAY", "VOICEMAIL", "SURVEY"),
    (Form("HANGUP", hangup_line),),
    words=(Word("HANGUP", ("挂机",), ("hang up",)),),
)
