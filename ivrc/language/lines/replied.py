"""`查到 → …`, `没有 → …`, `失败，超时 → …`: what follows what a service answers."""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Way
from ivrc.language.words import Word


class RepliedLine(NamedTuple):
    """`kinds` are FOUND, NOT_FOUND, FAILED, TIMED_OUT."""

    kinds: tuple[str, ...]
    way: Way
    span: Span


def replied_line(at: At, *parts: Any) -> RepliedLine:
    *kinds, way = parts
    return RepliedLine(tuple(kind.type for kind in kinds), way, at(kinds[0], way))


WORDS = (
    Word("FOUND", ("查到", "成功"), ("found", "accepted")),
    Word("NOT_FOUND", ("没有", "查不到"), ("not found",)),
    Word("FAILED", ("失败",), ("failed",)),
    Word("TIMED_OUT", ("超时",), ("timed out",)),
)
_ONE = " | ".join(word.type for word in WORDS)

LINE = Kind(
    RepliedLine,
    ("LOOKUP", "POST"),
    (Form(f"({_ONE}) (_COMMA ({_ONE}))* way", replied_line),),
    words=WORDS,
    leading=True,
)
