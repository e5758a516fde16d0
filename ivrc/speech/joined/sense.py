"""A sentence with its values, said as one, and cut at its values afterwards: 验证码是{1024} is 验证码是 and 幺零二四, since
what stands before a number says how it is read, and what follows it whether a 2 is 二 or 两.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from ivrc.saying import SPELLINGS, currency, normalised, say, spaced, table, tables
from ivrc.saying.forms import GROUP, WITHIN
from ivrc.speech.joined.figures import Ambiguous, plain
from ivrc.speech.mandarin.normalise import has_words

TEXT, NUMBER = "text", "number"
READS = (TEXT, *SPELLINGS)
"""How a value is read: as the sentence has it, or by a reading of docs/language.md."""

SLOT = re.compile(r"\{([^{}]*?)(?::([A-Za-z\u4e00-\u9fff]+))?\}")
_READING = re.compile(r"\{([^{}:]+):([^{}:]+)\}")
_MARKS = "龘靐齉龗"
"""A character that stands for a value: one that no rule knows."""
_LETTER, _LETTERS_FIRST, _LETTERS_LAST = (re.compile(p) for p in ("[A-Za-z]", "^[A-Za-z]+", "[A-Za-z]+$"))


class NoValue(ValueError):
    """What stands in braces cannot be read as it is asked; its text is what stands there."""


class Untold(NoValue):
    """A value that is read in two ways; `ways` are they, each as it is written so that it is not."""

    def __init__(self, slot: str, *ways: str) -> None:
        super().__init__(slot)
        self.ways = ways


class Stretch(NamedTuple):
    """A part of what is said, from one character to another, and whether it is a value."""

    start: int
    end: int
    value: bool


def written(sentence: str, locale: str) -> str:
    """The sentence as it would be written whole, its values in their places. Raises NoValue."""
    if re.search(r"[{}]", SLOT.sub("", sentence)):
        raise NoValue(sentence)
    return SLOT.sub(lambda slot: _read(slot[0], slot[1], slot[2] or TEXT, locale), sentence)


def whole(sentence: str, locale: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A sentence that is spoken at once, with its values in their places, and the readings that it gives in braces as a
    menu does (`{重庆:chóng qìng}`). Raises NoValue."""
    given: list[tuple[str, str]] = []

    def word(slot: re.Match[str]) -> str:
        if slot[2].strip() in READS or (has_words(slot[1]) and re.search("[0-9]", slot[1])):
            return slot[0]
        given.append((slot[1].strip(), slot[2].strip()))
        return slot[1].strip()

    text = _READING.sub(word, sentence)
    return written(text, locale), tuple(given)


def speaks(locale: str) -> bool:
    """Whether values are read out in a language: in words, and cut out of what is said."""
    return tables(locale)


def told(sentence: str, locale: str) -> None:
    """Raises Untold for figures of which neither a rule nor the value itself says whether they are digits or a quantity."""
    if normalised(locale):
        return
    for slot in SLOT.finditer(sentence):
        if (slot[2] or TEXT) == TEXT and re.search("[0-9]", slot[1]):
            raise Untold(slot[0], *(f"{{{slot[1]}:{read}}}" for read in ("digits", "number")))


def marked(sentence: str) -> tuple[str, str]:
    """The sentence with a mark in the place of each value, and the mark."""
    mark = next((m for m in _MARKS if m not in sentence), _MARKS[0])
    return SLOT.sub(mark, sentence), mark


def stretches(said: str, own: Sequence[str]) -> tuple[Stretch, ...]:
    """Where in `said`, the whole sentence as it is spoken, its own words stand, in order; what lies between is values.
    A sign of the sentence that belongs to how a value is said (元 in ￥{5}) goes to the value; so does the rest of a
    word in letters (th in {5}th)."""
    found: list[Stretch] = []
    at = 0
    for start, end in (_whole_words(said, *place) for place in _places(said, own)):
        if start == end:
            continue
        found += [Stretch(at, start, value=True), Stretch(start, end, value=False)]
        at = end
    found.append(Stretch(at, len(said), value=True))
    return tuple(each for each in found if each.start < each.end)


def _places(said: str, own: Sequence[str]) -> list[tuple[int, int]]:
    """Of each of the sentence's own parts as much as is said as it stands there."""
    if len(own) == 1:
        return [(0, len(said))]
    at = _alike(said, own[0])
    last = len(said) - _alike(said[at:][::-1], own[-1][::-1])
    places = [(0, at)]
    for words in own[1:-1]:
        place, _, length = SequenceMatcher(None, said[at:last], words, autojunk=False).find_longest_match()
        if length:
            places.append((at + place, at + place + length))
            at += place + length
    return [*places, (last, len(said))]


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _whole_words(said: str, start: int, end: int) -> tuple[int, int]:
    """The place without the part of a word in letters at either end of it."""
    before, after = said[:start][-1:], said[end : end + 1]
    text = said[start:end]
    if _LETTER.match(before):
        start += len(text) - len(_LETTERS_FIRST.sub("", text))
    if _LETTER.match(after):
        end -= len(text) - len(_LETTERS_LAST.sub("", text))
    return start, max(start, end)


def _read(slot: str, value: str, read: str, locale: str) -> str:
    """A value as it stands in the whole sentence: as it is, or in words where it is told how it is read."""
    if read != TEXT and not tables(locale):
        raise NoValue(slot)
    if read not in READS or not (has_words(value) or re.search("[*#]", value)):
        raise NoValue(slot)
    return value if read == TEXT else _by_table(slot, value, locale, *SPELLINGS[read])


def _by_table(slot: str, value: str, locale: str, reading: str, money: str) -> str:
    """A value in the words that a switch says it in. Raises NoValue."""
    try:
        figures = plain(value, reading, locale)
    except Ambiguous as two:
        raise Untold(slot, *(slot.replace(value, way, 1) for way in two.ways)) from None
    if figures is None:
        raise NoValue(slot)
    if reading == NUMBER and len(figures) == 1 and figures.isdigit():
        return figures  # whatever follows decides between 二 and 两
    known = table(locale)
    units = (f"{reading} {money or currency(locale)}".strip(), reading)
    begins = next((known.begins[each] for each in units if each in known.begins), "")
    said = say(locale, begins, figures, WITHIN) if begins else None
    if said is None:
        raise NoValue(slot)
    apart, pause = (" ", ", ") if spaced(locale) else ("", "、")
    words = [known.words[name[:-1]].text + (pause if name[-1] == GROUP else apart) for name in said]
    return "".join(words).rstrip(" ,、")
