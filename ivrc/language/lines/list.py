"""`名单 黑名单`: a list of callers that calls change."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class ListLine(NamedTuple):
    name: Name
    span: Span


def list_line(at: At, word: Token, name: Name) -> ListLine:
    return ListLine(name, at(word, name))


LINE = Kind(
    ListLine,
    ("HOTLINE",),
    (Form("LIST name", list_line),),
    words=(Word("LIST", ("名单",), ("list",)),),
)
