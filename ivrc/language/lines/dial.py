"""`拨 坐席一，坐席二，每个振铃 15秒`: whom a transfer dials, and how."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.values import milliseconds
from ivrc.language.words import Word


class DialLine(NamedTuple):
    """Destinations in turn or all at once, or the variable that holds an extension. `stray` is a name after how they are
    dialled (`振铃 15秒，坐席二`), where no destination belongs. `rings` are the times of each destination, where each has one
    of its own (`坐席一 振铃 15秒，坐席二 振铃 20秒`); `ring_ms` is the one time of all. `orders` are the spellings of how they
    are dialled, `order` is which of them stands first (IN_TURN where none does)."""

    destinations: tuple[Name, ...]
    variable: Name | None
    ring_ms: int | None
    stray: Name | None
    span: Span
    rings: tuple[int, ...] = ()
    orders: tuple[Name, ...] = ()
    order: str = "IN_TURN"


class _Extension(NamedTuple):
    name: Name
    last: Token


class _How(NamedTuple):
    """`依次`, `同时`, `轮流`, `随机` (`order` is the word, `ring_ms` None) or `每个振铃 15秒`."""

    ring_ms: int | None
    last: Token
    order: Name | None = None


class _Whom(NamedTuple):
    last: Name


def dial_line(at: At, word: Token, *parts: _Whom | _Extension | _How) -> DialLine:
    names: list[Name] = []
    variable: Name | None = None
    orders: list[_How] = []
    rings: list[tuple[int, int]] = []
    for part in parts:
        match part:
            case _Whom():
                names.append(part.last)
            case _Extension():
                variable = part.name
            case _How(ring_ms=None):
                orders.append(part)
            case _How():
                rings.append((len(names), part.ring_ms or 0))
    own = len(names) > 1 and [count for count, _ in rings] == list(range(1, len(names) + 1))
    own = own and not _before_a_name(parts)
    first = next((number for number, part in enumerate(parts) if isinstance(part, _How)), len(parts))
    strays = [] if own else [part.last for part in parts[first:] if isinstance(part, _Whom)]
    return DialLine(
        tuple(names[: len(names) - len(strays)]),
        variable,
        rings[-1][1] if rings else None,
        strays[0] if strays else None,
        at(word, parts[-1].last),
        tuple(ms for _, ms in rings) if own else (),
        tuple(each.order for each in orders if each.order),
        next((each.last.type for each in orders), "IN_TURN"),
    )


def _before_a_name(parts: tuple[_Whom | _Extension | _How, ...]) -> bool:
    """Whether it is said in which order they are dialled before the last of them is named."""
    last = max((number for number, part in enumerate(parts) if isinstance(part, _Whom)), default=0)
    return any(isinstance(part, _How) and part.order for part in parts[:last])


def dial_name(at: At, name: Name) -> _Whom:
    return _Whom(name)


def dial_variable(at: At, word: Token) -> _Extension:
    return _Extension(Name(str(word).strip(), at(word)), word)


def dial_order(at: At, word: Token) -> _How:
    return _How(None, word, Name(str(word).strip(), at(word)))


def dial_ring(at: At, *words: Token) -> _How:
    (wait,) = (word for word in words if word.type == "DURATION")
    return _How(milliseconds(wait), words[-1])


LINE = Kind(
    DialLine,
    ("TRANSFER", "QUEUE"),
    (Form("DIAL (dial | how) (_COMMA (dial | how) | how)*", dial_line),),
    words=(Word("DIAL", ("拨",), ("dial",)),),
    within=(
        Word("IN_TURN", ("依次",), ("in turn",), glued=True, name=False),
        Word("AT_ONCE", ("同时",), ("at once",), glued=True, name=False),
        Word("IN_ROTATION", ("轮流",), ("in rotation",), glued=True, name=False),
        Word("AT_RANDOM", ("随机",), ("at random",), glued=True, name=False),
        Word("EACH", ("每个",), ("each",), glued=True, name=False),
        Word("RING", ("振铃",), ("ring",), glued=True, name=False),
    ),
    once=True,
    rules={
        "dial": (Form("name", dial_name), Form("VARIABLE", dial_variable)),
        "how": (
            Form("(IN_TURN | AT_ONCE | IN_ROTATION | AT_RANDOM)", dial_order),
            Form("EACH? RING EACH? DURATION EACH?", dial_ring),
        ),
    },
)
