"""`开关 恶劣天气`: a switch that staff turn on and off over the telephone."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class SwitchLine(NamedTuple):
    name: Name
    span: Span


def switch_line(at: At, word: Token, name: Name) -> SwitchLine:
    return SwitchLine(name, at(word, name))


LINE = Kind(
    SwitchLine,
    ("HOTLINE",),
    (Form("SWITCH name", switch_line),),
    words=(Word("SWITCH", ("开关",), ("switch",)),),
)
