"""What a text must have so that an expression can match it, read off the expression."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

_PARSER: Any = getattr(re, "_parser")  # noqa: B009  what `re` makes of an expression has no public name
_GAP = "\0"
_MOST_LETTERS = 14
_MOST_TEXTS = 200


def texts(expression: str, flags: int) -> set[str]:
    """Of each way to match an expression the letters that are then in the text; a gap stands where there may be others."""
    found = _texts(_PARSER.parse(expression, flags))
    return {text.casefold() for text in found}


def _texts(items: Any) -> set[str]:
    found = {""}
    for kind, what in items:
        found = {
            re.sub(f"{_GAP}+", _GAP, before + after) for before in found for after in _one(str(kind), what)
        }
    return found


def _one(kind: str, what: Any) -> set[str]:
    match kind:
        case "LITERAL":
            return {chr(what)}
        case "IN" if len(what) <= _MOST_LETTERS and all(str(each) == "LITERAL" for each, _ in what):
            return {chr(letter) for _, letter in what}
        case "BRANCH":
            return set().union(*map(_texts, what[1]))
        case "SUBPATTERN":
            return _texts(what[3])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if what[:2] == (0, 1):
            return {"", *_texts(what[2])}
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if what[0]:
            once = _texts(what[2])
            times = what[0] if len(once) ** what[0] <= _MOST_TEXTS else 1
            return {f"{_GAP}{''.join(each)}{_GAP}" for each in product(once, repeat=times)}
        case "ASSERT":
            return {f"{_GAP}{text}{_GAP}" for text in _texts(what[1])}
        case "AT" | "ASSERT_NOT":
            return {""}
        case _:
            return {_GAP}
