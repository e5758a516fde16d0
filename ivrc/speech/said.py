"""What is spoken for a whole sentence, character by character, so that a piece of it keeps the sentence's reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ivrc.flow.nodes import Clip
from ivrc.saying import normalised
from ivrc.speech.english import plain
from ivrc.speech.mandarin import pinyin, spoken
from ivrc.speech.mandarin.normalise import CANTONESE
from ivrc.speech.mandarin.punctuation import HAN
from ivrc.speech.mandarin.readings import Piece

Readings = tuple[tuple[str, str], ...]


class Said(NamedTuple):
    """A sentence as it is spoken: its words and pauses, and of every Mandarin character its syllable. A character that
    none could be told of (what is no Mandarin, a word of fewer syllables than characters) has an empty one."""

    text: str
    syllables: tuple[str, ...] = ()


def said(clip: Clip) -> Said:
    """What is spoken for a clip. Raises BadReading."""
    if clip.locale.startswith("en"):
        return Said(plain(clip.text))
    if not normalised(clip.locale):
        return Said(clip.text)
    pieces = spoken(clip.text, clip.readings, clip.locale)
    text = "".join(piece.text for piece in pieces)
    return Said(text) if clip.locale in CANTONESE else Said(text, _syllables(text, pinyin.words(pieces)))


def readings(whole: Said, start: int, end: int, locale: str) -> Readings:
    """The readings that a part of the sentence has in the sentence and would not have alone: 行 of 五行, 一 of 一个."""
    text, wanted = whole.text[start:end], whole.syllables[start:end]
    if not any(wanted) or _heard(text, (), locale) == wanted:
        return ()
    by_character = tuple(
        (character, syllable)
        for character, syllable in dict.fromkeys(zip(text, wanted, strict=True))
        if syllable
    )
    for given in (_differing(text, wanted, locale), by_character):
        if _heard(text, given, locale) == wanted:
            return given
    return _in_stretches(text, wanted)


def _differing(text: str, wanted: tuple[str, ...], locale: str) -> Readings:
    """The words that the dictionary finds in the text, of which it reads some character otherwise."""
    given, at = [], 0
    for word in pinyin.words(spoken(text, (), locale)):
        at = max(text.find(word.text, at), at)
        syllables = wanted[at : at + len(word.text)]
        if word.pinyin != syllables and all(syllables):
            given.append((word.text, " ".join(syllables)))
        at += len(word.text)
    return tuple(dict.fromkeys(given))


def _in_stretches(text: str, wanted: tuple[str, ...]) -> Readings:
    """Every stretch of characters as one word: right where a character is read in two ways."""
    return tuple(
        (match[0], " ".join(wanted[match.start() : match.end()]))
        for match in re.finditer(rf"[{HAN}]+", text)
        if all(wanted[match.start() : match.end()])
    )


def _heard(text: str, given: Readings, locale: str) -> tuple[str, ...]:
    pieces = spoken(text, given, locale)
    alone = "".join(piece.text for piece in pieces)
    return _syllables(alone, pinyin.words(pieces))[: len(text)]


def _syllables(text: str, words: Iterable[Piece]) -> tuple[str, ...]:
    found, at = [""] * len(text), 0
    for word in words:
        at = text.index(word.text, at)
        if len(word.pinyin) == len(word.text):
            found[at : at + len(word.text)] = word.pinyin
        at += len(word.text)
    return tuple(found)
