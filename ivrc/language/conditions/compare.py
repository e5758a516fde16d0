"""`{金额} 大于 500 → …`, `{type} is 1 -> …`: a value, against numbers that are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ivrc.language.conditions.form import Kind
from ivrc.language.tree import Name
from ivrc.language.width import narrow
from ivrc.regex import regex

SIGNS: Mapping[str, tuple[str, str]] = {
    "is": ("是", "is"),
    "is-not": ("不是", "is not"),
    "begins-with": ("开头是", "begins with"),
    "over": ("大于", "over"),
    "under": ("小于", "under"),
    "at-least": ("至少", "at least"),
    "at-most": ("最多", "at most"),
}
"""How each is written in Chinese and English. In English `is` may stand before each."""

_BY_WORD = {word: sign for sign, words in SIGNS.items() for word in words}
_SPLIT = r"\{([^{}]*)\}\s*(.*)"
_SIGN = regex(
    "(?:是(?=[大小至最开])|is(?: that)? +(?=over|under|at |begin))?"
    f"({'|'.join(sorted(_BY_WORD, key=len, reverse=True)).replace(' ', ' +')})(?![a-z])[ :]*(.*)",
    re.IGNORECASE | re.DOTALL,
)


class CompareAsked(NamedTuple):
    """The value that is asked; an empty sign where none can be read, and then `against` is all that stands there."""

    words: Name
    value: str
    sign: str
    against: str


def _asked(words: Name, match: re.Match[str]) -> CompareAsked:
    value = narrow(match[1].strip())
    if read := _SIGN.fullmatch(match[2].strip()):
        return CompareAsked(words, value, _BY_WORD[" ".join(read[1].lower().split())], read[2].strip())
    return CompareAsked(words, value, "", match[2].strip())


CONDITION = Kind(CompareAsked, _SPLIT, _asked)
