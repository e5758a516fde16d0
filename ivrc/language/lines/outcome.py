"""`占线，无人接听 → …`: what follows when a transfer fails, or is over."""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Way
from ivrc.language.words import Word


class OutcomeLine(NamedTuple):
    """`kinds` are BUSY, NO_ANSWER, UNAVAILABLE, AFTER."""

    kinds: tuple[str, ...]
    way: Way
    span: Span


def outcome_line(at: At, *parts: Any) -> OutcomeLine:
    *kinds, way = parts
    return OutcomeLine(tuple(kind.type for kind in kinds), way, at(kinds[0], way))


WORDS = (
    Word("BUSY", ("占线",), ("busy",)),
    Word("NO_ANSWER", ("无人接听",), ("no answer",)),
    Word("UNAVAILABLE", ("转接失败",), ("unavailable",)),
    Word("AFTER", ("通话结束",), ("after call",)),
)
_ONE = " | ".join(word.type for word in WORDS)

LINE = Kind(
    OutcomeLine,
    ("TRANSFER", "QUEUE"),
    (Form(f"({_ONE}) (_COMMA ({_ONE}))* way", outcome_line),),
    words=WORDS,
    leading=True,
)
