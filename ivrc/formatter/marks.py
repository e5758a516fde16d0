"""The marks in which a file is written: those of its first keyword's language, Chinese or English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ivrc.language.token import Token
from ivrc.language.words import HEADERS


class Marks(NamedTuple):
    """Marks between what is written, and around words that are spoken and phrases."""

    arrow: str
    comma: str
    colon: str
    opening: str
    closing: str
    words: str
    phrase: str


CHINESE = Marks("→", "，", "：", "（", "）", "“”", "《》")
ENGLISH = Marks("->", ", ", ": ", " (", ")", '""', "<>")

_HEADERS = frozenset(word.type for word in HEADERS)


def marks_of(tokens: Iterable[Token]) -> Marks:
    """Those of a file, by the first of its headers."""
    first = next((token for token in tokens if token.type in _HEADERS), None)
    return ENGLISH if first is not None and first.isascii() else CHINESE
