"""`记录 回电（号码={手机号}，事由=投诉）`: what is written down of the call, and in which table."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language import values
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name, Text
from ivrc.language.words import Word


class NoteLine(NamedTuple):
    table: Name
    fields: tuple[tuple[str, Text], ...]
    span: Span


def note_line(at: At, word: Token, rest: Token) -> NoteLine:
    table, fields = values.phrase(str(rest))
    written = tuple((name, Text(text, at(rest))) for name, text in fields)
    return NoteLine(Name(table, at(rest)), written, at(word, rest))


LINE = Kind(
    NoteLine,
    ("SAY",),
    (Form("NOTE REST", note_line),),
    words=(Word("NOTE", ("记录",), ("note",)),),
    whole=True,
)
