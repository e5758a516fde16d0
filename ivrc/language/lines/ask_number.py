"""`问号码 请输入7至12位电话号码，按#号键结束`: how a caller is asked for the number to call back; its words tell its digits."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Phrase, Speech, Text
from ivrc.language.words import Word


class AskNumberLine(NamedTuple):
    """`words` are all that is said: what stands between marks, and the sentence behind it."""

    words: Speech
    span: Span


def ask_number_line(at: At, word: Token, *parts: Speech | Token) -> AskNumberLine:
    words: list[Text | Phrase] = []
    for part in parts:
        words += [Text(str(part), at(part))] if isinstance(part, Token) else part
    return AskNumberLine(tuple(words), at(word, words[-1] if words else word))


LINE = Kind(
    AskNumberLine,
    ("CALLBACK",),
    (Form("ASK_NUMBER speech? REST?", ask_number_line),),
    words=(Word("ASK_NUMBER", ("问号码",), ("ask number",)),),
    once=True,
    sentence=True,
)
