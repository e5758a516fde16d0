"""`复述 “您输入的是{手机号:号码}。” 正确请按1，重新输入请按2`: what was typed is said, and the caller confirms it."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Phrase, Speech, Text
from ivrc.language.words import Word


class ConfirmLine(NamedTuple):
    """`words` are all that is said: what stands between marks, and the sentence behind it."""

    words: Speech
    span: Span


def confirm_line(at: At, word: Token, *parts: Speech | Token) -> ConfirmLine:
    words: list[Text | Phrase] = []
    for part in parts:
        words += [Text(str(part), at(part))] if isinstance(part, Token) else part
    return ConfirmLine(tuple(words), at(word, words[-1] if words else word))


LINE = Kind(
    ConfirmLine,
    ("COLLECT", "CALLBACK"),
    (Form("CONFIRM speech? REST?", confirm_line),),
    words=(Word("CONFIRM", ("复述",), ("confirm",)),),
    once=True,
    sentence=True,
)
