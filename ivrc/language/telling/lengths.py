"""Numbers to type: how long they are and what they are called, in the object of a verb."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from ivrc.language.telling.lexicon import Lexicon
from ivrc.language.telling.model import LONGEST_ENTRY

_GENERIC = frozenset(("", "number", "numbers", "digits", "数字", "号码", "número", "numéro"))


class Length(NamedTuple):
    """`lengths` is empty where the sentence asks for more digits than a number has. `name` and the rest are places."""

    lengths: tuple[int, ...]
    name: tuple[int, int]
    end: int
    start: int


def length_in(
    lexicon: Lexicon, sentence: str, start: int, end: int, digits: Collection[int]
) -> Length | None:
    """The number to type that the object of a verb asks for, `start` to `end`; none behind another number in digits,
    for that is a key (`输入1查询6位密码`). `digits` are the places where numbers in digits start."""
    match = lexicon.length.search(sentence, start, end)
    if not match or any(start <= place < match.start("low") for place in digits):
        return None
    after = lexicon.name_after.match(sentence, match.end(), end)
    before = lexicon.name_before.search(sentence[start : match.start()])
    name = after.span("name") if after else (match.end(), match.end())
    if before and (not after or after["name"] in _GENERIC):
        name = (start + before.start("name"), start + before.end("name"))
    return Length(
        lengths_of(lexicon, match), name, max(match.end(), after.end() if after else 0), match.start()
    )


def lengths_of(lexicon: Lexicon, match: re.Match[str]) -> tuple[int, ...]:
    groups = match.groupdict()
    low = value(lexicon, groups["low"])
    high = value(lexicon, groups["high"]) if groups.get("high") else low
    if groups.get("least") or groups.get("above"):
        found: Collection[int] = range(low, LONGEST_ENTRY + 1)
    elif groups.get("most"):
        found = range(1, low + 1)
    elif groups.get("to"):
        found = range(low, high + 1)
    else:
        found = (low, high)
    return tuple(sorted(set(found))) if found and min(found) > 0 and max(found) <= LONGEST_ENTRY else ()


def value(lexicon: Lexicon, word: str) -> int:
    """A number in digits or words, 0 to 99."""
    if word.isdigit():
        return int(word)
    return lexicon.values[re.sub(r"\s+", " ", word)]
