"""`承诺 两小时内`: within how long a caller is called back."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Text
from ivrc.language.words import Word


class WithinLine(NamedTuple):
    limit: Text
    span: Span


def within_line(at: At, word: Token, rest: Token) -> WithinLine:
    return WithinLine(Text(str(rest), at(rest)), at(word, rest))


LINE = Kind(
    WithinLine,
    ("CALLBACK",),
    (Form("WITHIN REST", within_line),),
    words=(Word("WITHIN", ("承诺",), ("within",)),),
    once=True,
    whole=True,
)
