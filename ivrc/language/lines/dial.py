"""`拨 坐席一，坐席二，每个振铃 15秒`: whom a transfer dials, and how."""

from __future__ import annotations

from typing import NamedTuple

from lark import Token

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Name
from ivrc.language.values import milliseconds
from ivrc.language.words import Word


class DialLine(NamedTuple):
    """Destinations in turn, or the variable that holds an extension. `stray` is a name after how they are dialled
    (`振铃 15秒，坐席二`), where no destination belongs."""

    destinations: tuple[Name, ...]
    variable: Name | None
    ring_ms: int | None
    stray: Name | None
    span: Span


class _Extension(NamedTuple):
    name: Name
    last: Token


class _How(NamedTuple):
    """`依次` (`ring_ms` None) or `每个振铃 15秒`."""

    ring_ms: int | None
    last: Token


class _Whom(NamedTuple):
    last: Name


def dial_line(at: At, word: Token, *parts: _Whom | _Extension | _How) -> DialLine:
    names: list[Name] = []
    variable: Name | None = None
    ring: int | None = None
    stray: Name | None = None
    how = False
    for part in parts:
        match part:
            case _Whom() if how:
                stray = stray or part.last
            case _Whom():
                names.append(part.last)
            case _Extension():
                variable = part.name
            case _How():
                how = True
                ring = ring if part.ring_ms is None else part.ring_ms
    return DialLine(tuple(names), variable, ring, stray, at(word, parts[-1].last))


def dial_name(at: At, name: Name) -> _Whom:
    return _Whom(name)


def dial_variable(at: At, word: Token) -> _Extension:
    return _Extension(Name(str(word).strip(), at(word)), word)


def dial_in_turn(at: At, word: Token) -> _How:
    return _How(None, word)


def dial_ring(at: At, *words: Token) -> _How:
    (wait,) = (word for word in words if word.type == "DURATION")
    return _How(milliseconds(wait), words[-1])


LINE = Kind(
    DialLine,
    ("TRANSFER",),
    (Form("DIAL (dial | how) (_COMMA (dial | how) | how)*", dial_line),),
    words=(Word("DIAL", ("拨",), ("dial",)),),
    within=(
        Word("IN_TURN", ("依次",), ("in turn",), glued=True, name=False),
        Word("EACH", ("每个",), ("each",), glued=True, name=False),
        Word("RING", ("振铃",), ("ring",), glued=True, name=False),
    ),
    once=True,
    rules={
        "dial": (Form("name", dial_name), Form("VARIABLE", dial_variable)),
        "how": (Form("IN_TURN", dial_in_turn), Form("EACH? RING EACH? DURATION EACH?", dial_ring)),
    },
)
