"""`不可打断`: keys do not cut short what is said."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.words import Word


class BargeOffLine(NamedTuple):
    span: Span


def barge_off_line(at: At, word: Token) -> BargeOffLine:
    return BargeOffLine(at(word))


LINE = Kind(
    BargeOffLine,
    ("SAY", "MENU", "TRANSFER", "VOICEMAIL", "COLLECT", "CALLBACK"),
    (Form("BARGE_OFF", barge_off_line),),
    words=(Word("BARGE_OFF", ("不可打断",), ("no barge-in",)),),
    once=True,
)
