"""`记为 投诉`: what the talk was about that callers are asked to rate, or what they are called back for."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class AboutLine(NamedTuple):
    name: Name
    span: Span


def about_line(at: At, word: Token, name: Name) -> AboutLine:
    return AboutLine(name, at(word, name))


LINE = Kind(
    AboutLine,
    ("SURVEY", "CALLBACK"),
    (Form("ABOUT name", about_line),),
    words=(Word("ABOUT", ("记为",), ("noted as",)),),
    once=True,
)
