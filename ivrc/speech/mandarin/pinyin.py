"""Chinese characters to pinyin: the words by a dictionary, then what stands beside a character by rule, then the tones
that hang on what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from ivrc.speech.mandarin import grammar, polyphones, tones
from ivrc.speech.mandarin.punctuation import HAN, PAUSES
from ivrc.speech.mandarin.readings import RHOTIC, Piece
from ivrc.speech.mandarin.syllables import without_tone
from ivrc.speech.mandarin.traditional import simplified

if TYPE_CHECKING:
    import rjieba

_TRADE_WORDS = ("星号键", "井号键")
"""Words that the general dictionary cuts wrongly. Joining more of them (请按) was measured to be worse."""

_STRETCH = re.compile(rf"[{HAN}]+|[{PAUSES}]|[A-Za-z]+|\S")
_HAN = re.compile(rf"[{HAN}]")
_SYLLABLE_OF_ITS_OWN = re.compile(
    "[女男婴幼少孤胎健患宠生弃产新小妻育孙血托娇骄模早幺二一][儿兒]|[儿兒][童科女子歌戏戲孙孫媳郎茶化]|^[儿兒]"
)
"""儿 that is a child, and no ending."""


def words(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The words, pauses and Latin words of a spoken text. Chinese words carry one syllable a character.

    A character that no dictionary knows comes out with an empty `pinyin`, and the engine refuses it.
    """
    found: list[Piece] = []
    for chinese, run in groupby(_cut(pieces), lambda one: bool(_HAN.match(one[0].text))):
        cut = list(run)
        found.extend(_read(cut) if chinese else (word for word, _ in cut))
    return tuple(found)


def _cut(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, bool]]:
    """Words with the dictionary's syllables, and whether these were given and stand."""
    for piece in pieces:
        if piece.pinyin:
            yield piece, True
            continue
        for stretch in _STRETCH.findall(piece.text):
            if _HAN.match(stretch):
                yield from ((word, False) for word in _looked_up(stretch))
            else:
                yield Piece(stretch), False


def _looked_up(stretch: str) -> Iterator[Piece]:
    """A stretch of characters cut into the dictionary's words, in the script that it is written in."""
    at = 0
    for word in _dictionary().cut(simplified(stretch)):
        yield Piece(stretch[at : at + len(word)], _pinyin(word))
        at += len(word)


def _read(cut: list[tuple[Piece, bool]]) -> list[Piece]:
    """A stretch without a pause, its characters read by the rules where they were not given."""
    text = "".join(word.text for word, _ in cut)
    syllables: list[str] = []
    free: list[bool] = []
    for word, given in cut:
        known = len(word.pinyin) == len(word.text)
        syllables += word.pinyin if known else [""] * len(word.text)
        free += [known and not given] * len(word.text)
    _by_rule(text, [word.text for word, _ in cut], syllables, free)
    found: list[Piece] = []
    at = 0
    for word, given in cut:
        own = tuple(syllables[at : at + len(word.text)])
        at += len(word.text)
        if own[0] == RHOTIC and found and found[-1].pinyin and not given:
            found[-1] = Piece(found[-1].text + word.text, found[-1].pinyin + own)
        else:
            found.append(Piece(word.text, own if all(own) else ()))
    return found


def _by_rule(text: str, cut: list[str], syllables: list[str], free: list[bool]) -> None:
    """Changes the syllables of the characters that are free."""
    settled = [not one for one in free]
    light = set()
    for start, said in (*polyphones.readings(text), *grammar.particles(cut)):
        if said == (polyphones.LIGHT,):
            light.add(start)
            continue
        for place, syllable in enumerate(said if isinstance(said, tuple) else (said,), start):
            if not settled[place]:
                syllables[place], settled[place] = syllable, True
    for place in light:
        if free[place]:
            syllables[place] = without_tone(syllables[place])
    plain = simplified(text)
    for place in range(len(text) - 1, -1, -1):
        if not free[place]:
            continue
        if text[place] == "一":
            syllables[place] = tones.of_one(plain, place, syllables)
        elif text[place] == "不":
            syllables[place] = tones.of_not(plain, place, syllables)
        elif text[place] in "儿兒" and place and not _child(text, place):
            syllables[place] = RHOTIC


def _child(text: str, place: int) -> bool:
    return any(m.start() <= place < m.end() for m in _SYLLABLE_OF_ITS_OWN.finditer(text))


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
    """The reading as a person checks it: `chóng qìng, qǐng àn yī.` An r of 儿 is a part of its syllable: `nǎr`."""
    text = ""
    for word in words:
        if word.text in PAUSES:
            text += word.text
        else:
            said = "".join(one if one == RHOTIC else f" {one}" for one in word.pinyin).strip()
            text += " " + (said or word.text)
    return text.strip()
