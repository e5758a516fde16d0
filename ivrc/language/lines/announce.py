"""`每隔30秒：“…”`: words between the music of a queue, which are not there yet, and are told by name."""

from __future__ import annotations

from typing import NamedTuple

from lark import Token

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.words import Word


class AnnounceLine(NamedTuple):
    span: Span


def announce_line(at: At, word: Token, rest: Token) -> AnnounceLine:
    return AnnounceLine(at(word, rest))


LINE = Kind(
    AnnounceLine,
    ("QUEUE",),
    (Form("EVERY REST", announce_line),),
    words=(Word("EVERY", ("每隔",), ("announce every",), glued=True),),
    whole=True,
)
