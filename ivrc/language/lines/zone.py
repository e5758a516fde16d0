"""`时区 Asia/Shanghai`: by which clock a hotline opens."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class ZoneLine(NamedTuple):
    name: Name
    span: Span


def zone_line(at: At, word: Token, name: Name) -> ZoneLine:
    return ZoneLine(name, at(word, name))


LINE = Kind(
    ZoneLine,
    ("HOTLINE",),
    (Form("ZONE name", zone_line),),
    words=(Word("ZONE", ("时区",), ("time zone",)),),
)
