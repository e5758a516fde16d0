"""`打开 恶劣天气`, `关上 恶劣天气`, `离席 坐席一`, `回席 坐席一`: a switch is turned, or a desk goes away or is back, and stays so
when the call is over."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class TurnLine(NamedTuple):
    """`desk` tells that it is a desk which is away (`on`) or back."""

    name: Name
    on: bool
    span: Span
    desk: bool = False


def turn_line(at: At, word: Token, name: Name) -> TurnLine:
    return TurnLine(name, word.type in ("TURN_ON", "AWAY"), at(word, name), word.type in ("AWAY", "PRESENT"))


LINE = Kind(
    TurnLine,
    ("SAY",),
    (Form("(TURN_ON | TURN_OFF | AWAY | PRESENT) name", turn_line),),
    words=(
        Word("TURN_ON", ("打开", "开启"), ("turn on",)),
        Word("TURN_OFF", ("关上", "关闭", "关掉"), ("turn off",)),
        Word("AWAY", ("离席",), ("away",)),
        Word("PRESENT", ("回席",), ("present",)),
    ),
)
