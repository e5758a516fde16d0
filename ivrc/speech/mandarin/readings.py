"""Readings given by the source or by the shipped table: marked before normalising, put back after it.

A marked stretch is one private-use character, which the normaliser takes for a Chinese character and leaves
alone. Engines that take phonemes get the pinyin; engines that take text only get homophones (`respell`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import zip_longest
from typing import NamedTuple

from ivrc.speech.mandarin import syllables

_FIRST_MARK, _LAST_MARK = 0xE000, 0xF8FF
_MARK = re.compile("[\ue000-\uf8ff]")


RHOTIC = "r"
"""The syllable of a 儿 that ends the one before it: 哪儿 is `nǎ` and `r`, written nǎr."""


class BadReading(ValueError):
    """A reading that is not pinyin, or not one syllable for each character. Its text says which."""


class Piece(NamedTuple):
    """A stretch of spoken text. `pinyin`, when not empty, fixes how it is said, one syllable a character."""

    text: str
    pinyin: tuple[str, ...] = ()


class Marked(NamedTuple):
    """A text whose fixed readings are private-use characters, and what these stand for."""

    text: str
    pieces: dict[str, Piece]


@cache
def shipped() -> tuple[Piece, ...]:
    """The readings of `readings.yaml`."""
    import yaml

    table = resources.files(__package__).joinpath("readings.yaml").read_text(encoding="utf-8")
    return tuple(piece(characters, pinyin) for characters, pinyin in yaml.safe_load(table).items())


def piece(characters: str, pinyin: str) -> Piece:
    """A reading as written (`chóng qìng`, `chong2 qing4`), checked. Raises BadReading."""
    spoken = tuple(_with_rhotic(pinyin.replace("'", " ").split(), characters))
    for syllable, character in zip_longest(spoken, characters, fillvalue=""):
        if syllables.parse(syllable) is None and (syllable != RHOTIC or character not in ("儿", "兒")):
            raise BadReading(syllable or pinyin)
    if len(spoken) != len(characters):
        raise BadReading(pinyin)
    return Piece(characters, spoken)


def _with_rhotic(written: Iterable[str], characters: str) -> Iterator[str]:
    """The syllables as the characters have them: `huìr` of 会儿 is two."""
    at = 0
    for syllable in written:
        match = re.fullmatch("(.+)r([0-5]?)", syllable.lower())
        if match and characters[at + 1 : at + 2] in ("儿", "兒") and syllables.parse(match[1] + match[2]):
            yield from (match[1] + match[2], RHOTIC)
            at += 2
        else:
            yield syllable
            at += 1


def mark(text: str, given: Iterable[Piece]) -> Marked:
    """Puts marks into a text: the source's readings before the shipped ones, longer before shorter."""
    text = _MARK.sub("", text)
    given = tuple(given)
    by_text = {p.text: p for p in (*shipped(), *given)}
    first = sorted((p.text for p in given), key=len, reverse=True)
    then = sorted(by_text.keys() - set(first), key=len, reverse=True)
    present = [t for t in (*first, *then) if t in text]
    marks: dict[str, Piece] = {}
    for code, characters in zip(range(_FIRST_MARK, _LAST_MARK), present, strict=False):
        if characters in text:
            marks[chr(code)] = by_text[characters]
            text = text.replace(characters, chr(code))
    return Marked(text, marks)


def pieces(text: str, marks: dict[str, Piece]) -> tuple[Piece, ...]:
    """A normalised text taken apart at its marks."""
    parts = re.split("([\ue000-\uf8ff])", text)
    return tuple(marks.get(part) or Piece(part) for part in parts if part)


def respell(piece: Piece) -> str:
    """The piece for an engine that takes no phonemes: a character whose commonest reading is another one
    becomes an everyday character of the wanted sound and tone that has only this reading. Where none exists
    it stays.

    重听 `chóng tīng` is sent as 崇听, 乐清 `yuè qīng` as 跃清.
    """
    if not piece.pinyin:
        return piece.text
    return "".join(
        character if _commonest(character) == syllables.parse(pinyin) else _homophone(pinyin) or character
        for character, pinyin in zip(piece.text, piece.pinyin, strict=True)
    )


def _commonest(character: str) -> syllables.Syllable | None:
    from pypinyin.pinyin_dict import pinyin_dict

    return syllables.parse(pinyin_dict.get(ord(character), "").partition(",")[0])


def _homophone(pinyin: str) -> str | None:
    syllable = syllables.parse(pinyin)
    return _homophones().get(syllable) if syllable else None


@cache
def _homophones() -> dict[syllables.Syllable, str]:
    """For every syllable an everyday character (GB/T 2312 level 1, 3,755 of them): the first that has only this
    reading, else the first whose commonest reading it is."""
    from pypinyin.pinyin_dict import pinyin_dict

    only: dict[syllables.Syllable, str] = {}
    commonest: dict[syllables.Syllable, str] = {}
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            character = bytes((row, cell)).decode("gb2312", errors="ignore")
            first, _, others = (
                pinyin_dict.get(ord(character), "").partition(",") if character else ("", "", "")
            )
            syllable = syllables.parse(first)
            if syllable:
                (commonest if others else only).setdefault(syllable, character)
    return commonest | only
