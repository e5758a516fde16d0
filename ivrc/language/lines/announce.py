"""`每隔30秒：“您排在第{位置}位。”`: words between the music of a queue."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Speech
from ivrc.language.values import milliseconds
from ivrc.language.words import Word


class AnnounceLine(NamedTuple):
    every_ms: int
    speech: Speech
    span: Span


def announce_line(at: At, word: Token, every: Token, speech: Speech) -> AnnounceLine:
    return AnnounceLine(milliseconds(every), speech, at(word, speech[-1]))


LINE = Kind(
    AnnounceLine,
    ("QUEUE",),
    (Form("EVERY DURATION speech", announce_line),),
    words=(Word("EVERY", ("每隔",), ("announce every",), glued=True),),
    once=True,
)
