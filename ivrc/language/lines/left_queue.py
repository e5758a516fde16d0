"""`满员，无坐席 → …`, `等待超时 → …`: what follows where nobody in a queue is given the caller."""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Way
from ivrc.language.words import Word


class LeftQueueLine(NamedTuple):
    """`kinds` are FULL, NO_AGENTS, TOO_LONG."""

    kinds: tuple[str, ...]
    way: Way
    span: Span


def left_queue_line(at: At, *parts: Any) -> LeftQueueLine:
    *kinds, way = parts
    return LeftQueueLine(tuple(kind.type for kind in kinds), way, at(kinds[0], way))


WORDS = (
    Word("FULL", ("满员",), ("queue full",)),
    Word("NO_AGENTS", ("无坐席",), ("no agents",)),
    Word("TOO_LONG", ("等待超时",), ("waited too long",)),
)
_ONE = " | ".join(word.type for word in WORDS)

LINE = Kind(
    LeftQueueLine,
    ("QUEUE",),
    (Form(f"({_ONE}) (_COMMA ({_ONE}))* way", left_queue_line),),
    words=WORDS,
    leading=True,
)
