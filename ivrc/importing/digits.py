"""Patterns of keys of switches: what each key may be, and how a menu file writes it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from ivrc.regex import regex

_ANY = "0123456789"
_SETS = {"X": _ANY, "Z": _ANY[1:], "N": _ANY[2:]}
_MOST_LINES = 32
"""Into more lines of a menu no pattern is taken apart."""

_EXPRESSION = regex(r"\[([^\]^]+)\]|(\\d)|([0-9*#])|(\\[*#])|(\{(\d{1,2})\})")


def digits_of(pattern: str) -> list[str] | None:
    """What each key of a pattern may be; None of one without an end (`.`, `!`) or that is no pattern of keys."""
    sets: list[str] = []
    rest = pattern.removeprefix("_")
    while rest:
        one, rest = rest[0], rest[1:]
        if one == "[":
            body, bracket, rest = rest.partition("]")
            some = _class(body) if bracket else ""
            if not some:
                return None
            sets.append(some)
        elif one.upper() in _SETS:
            sets.append(_SETS[one.upper()])
        elif one in "0123456789*#":
            sets.append(one)
        elif one != "-":
            return None
    return sets or None


def _class(body: str) -> str:
    """The keys of `[1-3,7]`; empty where one is no key."""
    made = ""
    while body:
        if len(body) > 2 and body[1] == "-" and body[0] <= body[2]:
            made += "".join(chr(code) for code in range(ord(body[0]), ord(body[2]) + 1))
            body = body[3:]
        else:
            made += body[0]
            body = body[1:]
    return "".join(dict.fromkeys(made)) if set(made) <= set("0123456789*#") else ""


def written(pattern: str) -> list[str] | None:
    """A pattern as `lines` writes it; None where it cannot be written."""
    sets = digits_of(pattern)
    return lines_of(sets) if sets else None


def of_expression(text: str) -> list[str] | None:
    """What each key of a regular expression may be, such as `^(10[01]\\d)$`; None of one of another form."""
    body = text.removeprefix("^").removesuffix("$")
    if body.startswith("(") and body.endswith(")"):
        body = body[1:-1]
    sets: list[str] = []
    while body:
        match = _EXPRESSION.match(body)
        if not match or (match[5] and not sets):
            return None
        if match[5]:
            sets += sets[-1:] * (int(match[6]) - 1)
        else:
            sets.append(_class(match[1]) if match[1] else _ANY if match[2] else (match[3] or match[4][1:]))
        body = body[match.end() :]
    return sets if sets and all(sets) else None


def lines_of(sets: Sequence[str]) -> list[str] | None:
    """Keys as the menu language writes them, `X` where any digit may be typed, in as many lines as it takes; None where those
    are too many."""
    spelt = [["X"] if set(some) == set(_ANY) else list(some) for some in sets]
    lines = 1
    for some in spelt:
        lines *= len(some)
    return ["".join(keys) for keys in product(*spelt)] if lines <= _MOST_LINES else None
