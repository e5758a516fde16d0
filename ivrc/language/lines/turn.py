"""`打开 恶劣天气`, `关上 恶劣天气`: a switch is turned, and stays so when the call is over."""

from __future__ import annotations

from typing import NamedTuple

from lark import Token

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Name
from ivrc.language.words import Word


class TurnLine(NamedTuple):
    name: Name
    on: bool
    span: Span


def turn_line(at: At, word: Token, name: Name) -> TurnLine:
    return TurnLine(name, word.type == "TURN_ON", at(word, name))


LINE = Kind(
    TurnLine,
    ("SAY",),
    (Form("(TURN_ON | TURN_OFF) name", turn_line),),
    words=(
        Word("TURN_ON", ("打开", "开启"), ("turn on",)),
        Word("TURN_OFF", ("关上", "关闭", "关掉"), ("turn off",)),
    ),
)
