"""What is said for a value, word by word, as its pieces are: 一千二百三十四元五角 is 一千 二百 三十 四 元 五 角."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ivrc.numerals import mandarin
from ivrc.saying import normalised, spaced
from ivrc.speech.mandarin.pinyin import words as chinese_words
from ivrc.speech.mandarin.punctuation import PAUSES
from ivrc.speech.mandarin.readings import pieces

_RESTS = (
    {"、": 200} | dict.fromkeys("，：,:", 250) | dict.fromkeys("；;", 400) | dict.fromkeys("。！？.!?", 500)
)
_IN_VALUE = 200
"""Between the groups of a number."""

_SIGNS = "".join(_RESTS)
NUMERALS = mandarin.NUMERALS + "兩萬億"
_NUMERAL = re.compile(rf"^十[一二三四五六七八九]|[一二三四五六七八九两兩]?[十百千]|[{NUMERALS}]")
_STRETCH = re.compile(rf"百分之|[{NUMERALS}]+|[{PAUSES}\s]+|[^{NUMERALS}{PAUSES}\s]+")
_ENGLISH = re.compile(r"[^\s-]+")
_ROMANCE = re.compile(r"vingt et une?\b\S*|\S+")
"""Words as the tables of Spanish and French have them: vingt-deux is one."""


class Word(NamedTuple):
    """One piece's place in what is said, and the rest after it in milliseconds. Signs are in no piece."""

    start: int
    end: int
    rest: int


def of_own(said: str, start: int, end: int) -> tuple[Word, ...]:
    """The sentence's own words between two values: one piece."""
    text = said[start:end]
    first = start + len(text) - len(text.lstrip(_SIGNS + " "))
    last = start + len(text.rstrip(_SIGNS + " "))
    return (Word(first, last, rest(said[last:end])),) if first < last else ()


def of_value(said: str, start: int, end: int, locale: str) -> tuple[Word, ...]:
    """The words of a value."""
    tokens = _mandarin if not spaced(locale) else _english if normalised(locale) else _romance
    found: list[Word] = []
    for place, token in tokens(said[start:end]):
        word = token.rstrip(_SIGNS)
        if word:
            found.append(Word(start + place, start + place + len(word), min(rest(token), _IN_VALUE)))
        else:
            found[-1:] = [before._replace(rest=min(rest(token), _IN_VALUE)) for before in found[-1:]]
    return tuple(found)


def rest(signs: str) -> int:
    """The rest that the sign at the end of a text asks for."""
    return _RESTS.get(signs.strip()[-1:], 0)


def of_signs(text: str) -> int:
    """The rest that the signs at the beginning of a text ask of what stands before it."""
    stripped = text.lstrip()
    return rest(stripped[: len(stripped) - len(stripped.lstrip(_SIGNS))])


def _english(said: str) -> Iterator[tuple[int, str]]:
    for match in _ENGLISH.finditer(said):
        yield match.start(), match[0]


def _romance(said: str) -> Iterator[tuple[int, str]]:
    for match in _ROMANCE.finditer(said):
        yield match.start(), match[0]


def _mandarin(said: str) -> Iterator[tuple[int, str]]:
    """Numerals with their unit (三百, 十二), other words as the dictionary has them, pauses."""
    for stretch in _STRETCH.finditer(said):
        place = stretch.start()
        if stretch[0] == "百分之" or not stretch[0].strip(PAUSES + " "):
            yield place, stretch[0]
        elif stretch[0][0] in NUMERALS:
            for numeral in _NUMERAL.finditer(stretch[0]):
                yield place + numeral.start(), numeral[0]
        else:
            at = 0
            for word in chinese_words(pieces(stretch[0], {})):
                at = stretch[0].index(word.text, at)
                yield place + at, word.text
                at += len(word.text)
