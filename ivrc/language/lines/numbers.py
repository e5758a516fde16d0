"""`工号 坐席一=1001，坐席二=1002`: the number of each who answers, by which callers hear who it is."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language import values
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Text
from ivrc.language.words import Word


class NumbersLine(NamedTuple):
    numbers: tuple[tuple[str, Text], ...]
    span: Span


def numbers_line(at: At, word: Token, rest: Token) -> NumbersLine:
    _, numbers = values.phrase(f"({rest})")
    return NumbersLine(tuple((name, Text(text, at(rest))) for name, text in numbers), at(word, rest))


LINE = Kind(
    NumbersLine,
    ("HOTLINE",),
    (Form("NUMBERS REST", numbers_line),),
    words=(Word("NUMBERS", ("工号",), ("agent numbers",)),),
    whole=True,
)
