"""`接通前 “{工号}号为您服务。”`: what the caller hears when somebody has answered, before the talk."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Speech
from ivrc.language.words import Word


class BeforeLine(NamedTuple):
    speech: Speech
    span: Span


def before_line(at: At, word: Token, speech: Speech) -> BeforeLine:
    return BeforeLine(speech, at(word, speech[-1]))


LINE = Kind(
    BeforeLine,
    ("TRANSFER",),
    (Form("BEFORE speech", before_line),),
    words=(Word("BEFORE", ("接通前",), ("before talk",)),),
    once=True,
)
