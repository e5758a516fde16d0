"""`停顿 2秒`: silence."""

from __future__ import annotations

from typing import NamedTuple

from lark import Token

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.values import milliseconds
from ivrc.language.words import Word


class PauseLine(NamedTuple):
    ms: int
    span: Span


def pause_line(at: At, word: Token, length: Token) -> PauseLine:
    return PauseLine(milliseconds(length), at(word, length))


LINE = Kind(
    PauseLine,
    ("SAY",),
    (Form("PAUSE DURATION", pause_line),),
    words=(Word("PAUSE", ("停顿", "等待"), ("pause",)),),
)
