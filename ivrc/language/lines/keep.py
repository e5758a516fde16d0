"""`记下 余额:金额，到期日:日期`: the values that an answer brings, each with its type."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.values import typed
from ivrc.language.words import Word


class KeepLine(NamedTuple):
    """`values` are names, each with the word of its type."""

    values: tuple[tuple[str, str], ...]
    span: Span


def keep_line(at: At, word: Token, rest: Token) -> KeepLine:
    return KeepLine(typed(str(rest)), at(word, rest))


LINE = Kind(
    KeepLine,
    ("LOOKUP", "POST"),
    (Form("KEEP REST", keep_line),),
    words=(Word("KEEP", ("记下",), ("keep",)),),
    whole=True,
    once=True,
)
