"""`显示 真实主叫`, `显示 33881001`: the number that a desk sees as it rings."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class ShowLine(NamedTuple):
    what: Name
    span: Span


def show_line(at: At, word: Token, rest: Token) -> ShowLine:
    return ShowLine(Name(str(rest).strip(), at(rest)), at(word, rest))


LINE = Kind(
    ShowLine,
    ("TRANSFER",),
    (Form("SHOW REST", show_line),),
    words=(Word("SHOW", ("显示",), ("show",)),),
    once=True,
    whole=True,
)
