"""`最长 120秒，以#结束 → …`: how long a message may be, and the key that ends it; how long a service may take."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Way
from ivrc.language.values import key, milliseconds
from ivrc.language.words import Word

LONGEST = Word("LONGEST", ("最长", "最多"), ("at most",), glued=True)
"""Also of how often a number is asked for (`tries`)."""


class LongestLine(NamedTuple):
    max_ms: int
    end_key: str
    way: Way | None
    span: Span


def longest_line(at: At, word: Token, wait: Token, ends: Token | None, way: Way | None) -> LongestLine:
    return LongestLine(milliseconds(wait), key(ends or ""), way, at(word, way or ends or wait))


LINE = Kind(
    LongestLine,
    ("VOICEMAIL", "LOOKUP", "POST"),
    (Form("LONGEST DURATION [_COMMA? ENDS] [_COMMA? way]", longest_line),),
    words=(LONGEST,),
    once=True,
)
