"""Chinese characters to pinyin. The words are found first, since a reading hangs on its word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ivrc.speech.mandarin.punctuation import HAN, PAUSES
from ivrc.speech.mandarin.readings import Piece

if TYPE_CHECKING:
    import rjieba

_TRADE_WORDS = ("星号键", "井号键")
"""Words that the general dictionary cuts wrongly. Joining more of them (请按) was measured to be worse."""

_NUMERALS = "零幺一二三四五六七八九十点第"
"""After one of these 一 keeps its own tone: 十一点 is shí yī diǎn, whatever the dictionary says of 一点."""

_STRETCH = re.compile(rf"[{HAN}]+|[{PAUSES}]|[A-Za-z]+|\S")


def words(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The words, pauses and Latin words of a spoken text. Chinese words carry one syllable a character.

    A character that no dictionary knows comes out with an empty `pinyin`, and the engine refuses it.
    """
    found: list[Piece] = []
    for piece in pieces:
        if piece.pinyin:
            found.append(piece)
            continue
        for stretch in _STRETCH.findall(piece.text):
            found.extend(_words(stretch) if re.match(rf"[{HAN}]", stretch) else [Piece(stretch)])
    return tuple(found)


def _words(stretch: str) -> list[Piece]:
    found: list[Piece] = []
    for word in _dictionary().cut(stretch):
        pinyin = list(_pinyin(word))
        before = found[-1].text[-1] if found else ""
        for place, character in enumerate(word):
            if character == "一" and before and before in _NUMERALS:
                pinyin[place : place + 1] = ["yī"]
            before = character
        found.append(Piece(word, tuple(pinyin) if len(pinyin) == len(word) else ()))
    return found


@lru_cache(maxsize=20_000)
def _pinyin(word: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(word, style=Style.TONE, errors="ignore"))


@cache
def _dictionary() -> rjieba.Jieba:
    import rjieba

    words = rjieba.Jieba()
    for word in _TRADE_WORDS:
        words.add_word(word, words.suggest_freq(word), None)
    return words


def shown(words: Iterable[Piece]) -> str:
    """The reading as a person checks it: `chóng qìng, qǐng àn yī.`"""
    text = ""
    for word in words:
        if word.text in PAUSES:
            text += word.text
        else:
            text += " " + (" ".join(word.pinyin) or word.text)
    return text.strip()
