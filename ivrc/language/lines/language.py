"""`语言 普通话`: what a hotline speaks."""

from __future__ import annotations

from typing import NamedTuple

from lark import Token

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Name
from ivrc.language.words import Word


class LanguageLine(NamedTuple):
    name: Name
    span: Span


def language_line(at: At, word: Token, name: Name) -> LanguageLine:
    return LanguageLine(name, at(word, name))


LINE = Kind(
    LanguageLine,
    ("HOTLINE",),
    (Form("LANGUAGE name", language_line),),
    words=(Word("LANGUAGE", ("语言",), ("language",)),),
)
