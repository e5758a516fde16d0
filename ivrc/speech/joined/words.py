"""A value to the words that its pieces are: `1234.5元` is 一千 二百 三十 四 元 五 角, with the pauses between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.numerals.mandarin import NUMERALS, decimal, digit_by_digit
from ivrc.speech.english import plain
from ivrc.speech.mandarin.normalise import normalise
from ivrc.speech.mandarin.pinyin import words as chinese_words
from ivrc.speech.mandarin.punctuation import PAUSES
from ivrc.speech.mandarin.readings import pieces

TEXT, DIGITS, NUMBER = "text", "digits", "number"
READS = (TEXT, DIGITS, NUMBER)
"""How a value is read: as the normaliser reads it, digit by digit, or as a quantity. The names of docs/phrases.md."""

_RESTS = dict.fromkeys("、，：,:", 200) | dict.fromkeys("；;", 250) | dict.fromkeys("。！？.!?", 350)
_DIGITS, _QUANTITY = re.compile(r"[0-9]+"), re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NUMERAL = re.compile(rf"^十[一二三四五六七八九]|[一二三四五六七八九两]?[十百千]|[{NUMERALS}]")
_STRETCH = re.compile(rf"百分之|[{NUMERALS}]+|[^{NUMERALS}]+")


class Word(NamedTuple):
    """One piece's words, and the rest after it in milliseconds."""

    text: str
    rest: int


class NoValue(ValueError):
    """What stands in braces cannot be read as it is asked; its text is what stands there."""


def words(value: str, read: str, locale: str) -> tuple[Word, ...]:
    """A value's words; what comes after the last one is the sentence's to say. Raises NoValue."""
    if read not in READS:
        raise NoValue(f"{{{value}:{read}}}")
    found = _english(value, read) if locale.startswith("en") else _mandarin(value, read, locale)
    if not found:
        raise NoValue(f"{{{value}}}")
    return (*found[:-1], found[-1]._replace(rest=0))


def rest(text: str) -> int:
    """The rest that the punctuation at the end of a text asks for."""
    return _RESTS.get(text.strip()[-1:], 0)


def _mandarin(value: str, read: str, locale: str) -> tuple[Word, ...]:
    found: list[Word] = []
    for token in _tokens(_said(value, read, locale)):
        if token in PAUSES:
            found[-1:] = [word._replace(rest=_RESTS[token]) for word in found[-1:]]
        else:
            found.append(Word(token, 0))
    return tuple(found)


def _said(value: str, read: str, locale: str) -> str:
    if read == DIGITS:
        return normalise(digit_by_digit(_figures(value, _DIGITS)), locale)
    if read == NUMBER:
        return normalise(decimal(_figures(value, _QUANTITY)), locale)
    return normalise(value, locale)


def _tokens(said: str) -> list[str]:
    """Numerals with their unit (三百, 十二), other words as the dictionary has them, pauses."""
    found: list[str] = []
    for stretch in _STRETCH.findall(said):
        if stretch == "百分之":
            found.append(stretch)
        elif stretch[0] in NUMERALS:
            found += _NUMERAL.findall(stretch)
        else:
            found += [word.text for word in chinese_words(pieces(stretch, {}))]
    return found


def _english(value: str, read: str) -> tuple[Word, ...]:
    if read == DIGITS:
        value = " ".join(_figures(value, _DIGITS))
    elif read == NUMBER:
        value = _figures(value, _QUANTITY)
    found: list[Word] = []
    for word in plain(value).replace("-", " ").split():
        text = word.rstrip(",:;.!?")
        if text:
            found.append(Word(text, rest(word)))
    return tuple(found)


def _figures(value: str, form: re.Pattern[str]) -> str:
    """The figures of a value that may be written in groups. Raises NoValue."""
    figures = re.sub(r"[\s,，-]", "", value)
    if not form.fullmatch(figures):
        raise NoValue(f"{{{value}}}")
    return figures
