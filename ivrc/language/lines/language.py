"""`语言 普通话`, `语言 普通话，粤语，英语`: what a hotline speaks, the first being what its lines are written in."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class LanguageLine(NamedTuple):
    name: Name
    span: Span
    others: tuple[Name, ...] = ()


def language_line(at: At, word: Token, name: Name, *others: Name) -> LanguageLine:
    return LanguageLine(name, at(word, others[-1] if others else name), others)


LINE = Kind(
    LanguageLine,
    ("HOTLINE",),
    (Form("LANGUAGE name (_COMMA name)*", language_line),),
    words=(Word("LANGUAGE", ("语言",), ("language",)),),
)
