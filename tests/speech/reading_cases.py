"""The tables of readings beside this file: what is written, what is right, and of which kind and source it is."""

import re
from pathlib import Path
from typing import NamedTuple

from ivrc.numerals.two_ways import doubt
from ivrc.speech.english import plain
from ivrc.speech.english.pronounce import symbols
from ivrc.speech.mandarin import normalise, spoken
from ivrc.speech.mandarin.pinyin import shown, words

REFUSED = "!"
"""The answer of a text that can be read in two ways."""
_TABLES = Path(__file__).parent / "readings"


class Case(NamedTuple):
    """One line: the text, the answers that are right, how words sound (`lives=lˈɪvz`), and the kind."""

    text: str
    right: tuple[str, ...]
    sounds: tuple[str, ...]
    kind: str


def cases(table: str) -> list[Case]:
    """All lines of a table. A kind without a source is an error."""
    found, kind = [], ""
    for line in (_TABLES / table).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind, between, source = line[3:].partition(" | ")
            assert between and source, line
        elif line.strip() and not line.startswith("# "):
            text, right, *sounds = line.split("\t")
            found.append(Case(text, tuple(right.split("|")), tuple(sounds), kind))
    return found


def in_pinyin(text: str) -> str:
    """The syllables that the voice is told, without its pauses."""
    return " ".join(re.sub("[。？！；：，、]", " ", shown(words(spoken(text)))).split())


def in_characters(text: str) -> str:
    return REFUSED if doubt(text, "zh-CN") else normalise(text).removesuffix("。")


def in_english(text: str) -> str:
    return REFUSED if doubt(text, "en-US") else plain(text).removesuffix(".")


def sounds_right(case: Case) -> bool:
    """Whether each word of the third column sounds as it says there, in its place in the sentence."""
    if not case.sounds:
        return True
    said = plain(case.text)
    heard = symbols(said).replace(".", "").replace(",", "").split()
    at = dict(zip(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", said), heard))
    return all(at.get(word) == sound for word, _, sound in (s.partition("=") for s in case.sounds))
