"""Words in symbols, with marks around the numbers in them: these are said more slowly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ivrc.speech.kokoro import symbols
from ivrc.speech.kokoro.timing import CLOSE, OPEN
from ivrc.speech.mandarin.readings import Piece
from ivrc.speech.pace import ENGLISH_NUMBER, NUMBER


def mandarin(words: Sequence[Piece]) -> str:
    """Chinese words and pauses. Raises Unsayable."""
    text = "".join(word.text for word in words)
    inside = [False] * len(text)
    for number in NUMBER.finditer(text):
        inside[number.start() : number.end()] = [True] * len(number[0])
    flagged, at = [], 0
    for word in words:
        flagged.append((word, all(inside[at : at + len(word.text)])))
        at += len(word.text)
    spelt = ""
    for number, run in groupby(flagged, lambda pair: pair[1]):
        part = symbols.spell(word for word, _ in run)
        gap = "" if not spelt or part[0] in ".,;:!?" else " "
        spelt += gap + (OPEN + part + CLOSE if number else part)
    return spelt


def english(said: str) -> str:
    """A normalised English text. Raises Unsayable."""
    spelt, at = symbols.english(said), 0
    for number in (symbols.english(m[0]) for m in ENGLISH_NUMBER.finditer(said)):
        place = spelt.find(number, at)
        if place >= 0:
            spelt = f"{spelt[:place]}{OPEN}{number}{CLOSE}{spelt[place + len(number) :]}"
            at = place + len(number) + 2
    return spelt
