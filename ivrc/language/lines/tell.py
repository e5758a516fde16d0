"""`对坐席说 “投诉来电”`: what a desk that answers hears before it is joined with the caller."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Speech
from ivrc.language.words import Word


class TellLine(NamedTuple):
    speech: Speech
    span: Span


def tell_line(at: At, word: Token, speech: Speech) -> TellLine:
    return TellLine(speech, at(word, speech[-1]))


LINE = Kind(
    TellLine,
    ("TRANSFER",),
    (Form("TELL speech", tell_line),),
    words=(Word("TELL", ("对坐席说",), ("tell the desk",)),),
    once=True,
)
