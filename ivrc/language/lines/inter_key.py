"""`键间隔 3秒`: how long the next digit of a number may take."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.values import milliseconds
from ivrc.language.words import Word


class InterKeyLine(NamedTuple):
    wait_ms: int
    span: Span


def inter_key_line(at: At, word: Token, wait: Token) -> InterKeyLine:
    return InterKeyLine(milliseconds(wait), at(word, wait))


LINE = Kind(
    InterKeyLine,
    ("HOTLINE", "MENU", "COLLECT", "CALLBACK"),
    (Form("INTER_KEY DURATION", inter_key_line),),
    words=(Word("INTER_KEY", ("键间隔",), ("inter-key",)),),
    not_told=True,
    once=True,
)
