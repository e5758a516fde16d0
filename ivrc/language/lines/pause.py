"""`停顿 2秒`: silence. `等客户挂机 10秒`: silence in which the caller is left to hang up first."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.values import milliseconds
from ivrc.language.words import Word


class PauseLine(NamedTuple):
    ms: int
    span: Span


def pause_line(at: At, word: Token, *length: Token) -> PauseLine:
    return PauseLine(milliseconds(length[-1]), at(word, length[-1]))


LINE = Kind(
    PauseLine,
    ("SAY",),
    (Form("PAUSE (_COMMA? LONGEST)? DURATION", pause_line),),
    words=(
        Word("PAUSE", ("停顿", "等待", "等候", "等客户挂机", "等客户先挂机"), ("pause", "wait for hang up")),
    ),
)
