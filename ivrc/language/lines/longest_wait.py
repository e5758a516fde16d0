"""`最长等待 10分钟`: how long callers wait at most."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.values import milliseconds
from ivrc.language.words import Word


class LongestWaitLine(NamedTuple):
    max_ms: int
    span: Span


def longest_wait_line(at: At, word: Token, wait: Token) -> LongestWaitLine:
    return LongestWaitLine(milliseconds(wait), at(word, wait))


LINE = Kind(
    LongestWaitLine,
    ("QUEUE",),
    (Form("LONGEST_WAIT DURATION", longest_wait_line),),
    words=(Word("LONGEST_WAIT", ("最长等待",), ("wait at most",), glued=True),),
    once=True,
)
