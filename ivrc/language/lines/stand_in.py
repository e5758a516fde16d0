"""`代接 坐席一=坐席三`: who is dialled in the place of a desk while it is away."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language import values
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class StandInLine(NamedTuple):
    """Pairs of a desk and who stands in for it."""

    pairs: tuple[tuple[str, Name], ...]
    span: Span


def stand_in_line(at: At, word: Token, rest: Token) -> StandInLine:
    _, pairs = values.phrase(f"({rest})")
    return StandInLine(tuple((of, Name(by, at(rest))) for of, by in pairs), at(word, rest))


LINE = Kind(
    StandInLine,
    ("HOTLINE",),
    (Form("STAND_IN REST", stand_in_line),),
    words=(Word("STAND_IN", ("代接",), ("stand-in",)),),
    whole=True,
)
