"""`加入 黑名单`, `移出 黑名单 {号码}`: the caller, or a number that was typed, is put in a list or taken out."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.width import narrow
from ivrc.language.words import Word
from ivrc.regex import regex

_PARTS = regex(r"\s*([^\s{｛:：,，]*)[\s:：,，]*(?:[{｛]([^{}｛｝]*)[}｝])?\s*(.*)")


class EnlistLine(NamedTuple):
    """`value` is empty for the caller; `rest` is what stands there beyond."""

    name: Name
    value: str
    rest: str
    into: bool
    span: Span


def enlist_line(at: At, word: Token, rest: Token) -> EnlistLine:
    match = _PARTS.fullmatch(str(rest))
    name, value, more = match.groups() if match else (str(rest), "", "")
    where = at(rest)
    return EnlistLine(
        Name(name, where), narrow(value or "").strip(), more, word.type == "INTO", at(word, rest)
    )


LINE = Kind(
    EnlistLine,
    ("SAY",),
    (Form("(INTO | OUT_OF) REST", enlist_line),),
    words=(
        Word("INTO", ("加入",), ("put in",)),
        Word("OUT_OF", ("移出",), ("take out of",)),
    ),
    whole=True,
)
