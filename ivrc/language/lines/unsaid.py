"""`说不出 → …`: where a call goes on when a value that is to be said cannot be."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Way
from ivrc.language.words import Word


class UnsaidLine(NamedTuple):
    way: Way
    span: Span


def unsaid_line(at: At, way: Way) -> UnsaidLine:
    return UnsaidLine(way, way.span)


LINE = Kind(
    UnsaidLine,
    ("HOTLINE", "SAY", "MENU", "COLLECT", "TRANSFER", "VOICEMAIL"),
    (Form("_UNSAID way", unsaid_line),),
    words=(Word("_UNSAID", ("说不出", "念不出"), ("cannot be said",)),),
    leading=True,
    once=True,
)
