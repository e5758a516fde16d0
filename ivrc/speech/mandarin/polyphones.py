"""What stands beside a character decides how it is read, before any dictionary: 跨行 is kuà háng, 长按 cháng àn, 曾先生
Zēng xiānsheng. The rules are data: `polyphones.tsv`, `light.txt` and `surnames.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from ivrc.speech.mandarin.traditional import simplified


class Reading(NamedTuple):
    """From which character of a text on it is read so, a syllable a character. A light one is marked by LIGHT: its
    sounds are the dictionary's."""

    start: int
    syllables: tuple[str, ...]


class Rule(NamedTuple):
    """What stands there, the read characters as its first group."""

    pattern: re.Pattern[str]
    syllables: tuple[str, ...]


LIGHT = "·"


def readings(text: str) -> Iterator[Reading]:
    """What the rules say of a stretch of characters, the first to be believed first."""
    plain = simplified(text)
    for rule in rules():
        for match in rule.pattern.finditer(plain):
            yield Reading(match.start(1), rule.syllables)


@cache
def rules() -> tuple[Rule, ...]:
    """All of them, in the order in which they decide."""
    return (*_surnames(), *_polyphones(), *_light())


def _lines(name: str) -> list[str]:
    table = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in table.splitlines() if line and not line.startswith("#")]


def _polyphones() -> tuple[Rule, ...]:
    return tuple(
        Rule(re.compile(pattern), tuple(reading.split()))
        for pattern, _, reading in (line.partition("\t") for line in _lines("polyphones.tsv"))
    )


def _light() -> tuple[Rule, ...]:
    """Words by the length of what stands before the light syllable, one pattern each."""
    words = [word for line in _lines("light.txt") for word in line.split()]
    inside = [re.sub(r"^([^(]+)([^(])", r"\1(\2)", word, count=1) for word in words]
    return tuple(Rule(re.compile(word), (LIGHT,)) for word in inside)


def _surnames() -> tuple[Rule, ...]:
    """A surname stands at the beginning, or behind one of a few words, and before a title; a given name may be between
    it and 先生 or 女士, where it makes no word with the surname."""
    begins, titles, full, *names = _lines("surnames.tsv")
    rules = []
    for name, _, reading in (line.partition("\t") for line in names):
        name, _, words = name.partition(" ")
        no_word = f"(?!(?:{words}))" if words else ""
        behind = f"(?:{titles}|{no_word}[一-鿿]{{1,2}}(?:{full}))"
        rules.append(Rule(re.compile(f"(?:^|{begins})({name})(?={behind})"), tuple(reading.split())))
    return tuple(rules)
