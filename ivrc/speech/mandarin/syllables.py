"""Pinyin syllables taken apart: initial, final, tone (GB/T 16159-2012, Scheme for the Chinese Phonetic
Alphabet).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_FINALS = """
    a o e ê ai ei ao ou an en ang eng ong er i ia io ie iao iou ian in iang ing iong
    u ua uo uai uei uan uen uang ueng ü üe üan ün m n ng hm hng
"""
FINALS = frozenset(_FINALS.split())
_TONE_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_WRITTEN = {"iu": "iou", "ui": "uei", "un": "uen", "ue": "üe"}
_AFTER_Y = {"u": "ü", "ue": "üe", "uan": "üan", "un": "ün", "i": "i", "in": "in", "ing": "ing"}


class Syllable(NamedTuple):
    """Initial (may be empty), full final (`iou`, not the shortened `iu`), tone 1 to 4, 5 for the neutral
    one.
    """

    initial: str
    final: str
    tone: int


@cache
def parse(pinyin: str) -> Syllable | None:
    """`qìng` or `qing4` to its parts; None when it is no syllable of Mandarin."""
    plain, tone = _parted(pinyin.lower())
    match = re.fullmatch(r"(y|w|zh|ch|sh|[bpmfdtnlgkhjqxrzcs])?([a-zêü]+)", plain)
    if plain in ("m", "n", "ng", "hm", "hng"):
        return Syllable("", plain, tone)
    if not match:
        return None
    initial, final = match[1] or "", match[2]
    if initial == "y":
        initial, final = "", _AFTER_Y.get(final, "i" + final)
    elif initial == "w":
        initial, final = "", "u" if final == "u" else "u" + final
    elif initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    elif initial in ("b", "p", "m", "f", "l") and final == "o":
        final = "uo"
    final = _WRITTEN.get(final, final)
    return Syllable(initial, final, tone) if final in FINALS else None


def without_tone(pinyin: str) -> str:
    """The syllable as it is said lightly: `shēng` is sheng."""
    return _parted(pinyin)[0]


def _parted(pinyin: str) -> tuple[str, int]:
    pinyin = pinyin.replace("u:", "ü").replace("v", "ü")
    tone = 5
    if pinyin[-1:] in ("0", "1", "2", "3", "4", "5"):
        tone = int(pinyin[-1]) or 5
        pinyin = pinyin[:-1]
    letters = []
    for letter in unicodedata.normalize("NFD", pinyin):
        if letter in _TONE_MARKS:
            tone = _TONE_MARKS[letter]
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)), tone
