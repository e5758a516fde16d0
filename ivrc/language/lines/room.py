"""`容纳 20人`: how many callers can wait."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.width import narrow
from ivrc.language.words import Word


class RoomLine(NamedTuple):
    """`written` is what stands behind the word."""

    written: str
    span: Span


def room_line(at: At, word: Token, rest: Token) -> RoomLine:
    return RoomLine(narrow(str(rest)).strip(), at(word, rest))


LINE = Kind(
    RoomLine,
    ("QUEUE",),
    (Form("ROOM REST", room_line),),
    words=(Word("ROOM", ("容纳",), ("room for",), glued=True),),
    whole=True,
    once=True,
)
