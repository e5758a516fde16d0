"""`传给坐席 卡号={卡号}，事由=投诉`: what a desk's telephone is given about the call."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language import values
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Text
from ivrc.language.words import Word


class HandLine(NamedTuple):
    fields: tuple[tuple[str, Text], ...]
    span: Span


def hand_line(at: At, word: Token, rest: Token) -> HandLine:
    _, fields = values.phrase(f"({rest})")
    return HandLine(tuple((name, Text(text, at(rest))) for name, text in fields), at(word, rest))


LINE = Kind(
    HandLine,
    ("TRANSFER",),
    (Form("HAND REST", hand_line),),
    words=(Word("HAND", ("传给坐席",), ("pass",)),),
    once=True,
    whole=True,
)
