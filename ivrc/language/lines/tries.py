"""`最多 3次，→ 《输入有误》 客服`: how often a number is asked for, and where that ends."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.lines.longest import LONGEST
from ivrc.language.token import Token
from ivrc.language.tree import Way
from ivrc.language.values import whole


class TriesLine(NamedTuple):
    times: int
    way: Way
    span: Span


def tries_line(at: At, word: Token, count: Token, way: Way) -> TriesLine:
    return TriesLine(whole(count), way, at(word, way))


LINE = Kind(
    TriesLine,
    ("COLLECT", "CALLBACK"),
    (Form("LONGEST TIMES _COMMA? way", tries_line),),
    words=(LONGEST,),
    once=True,
)
