"""The pace of a prompt: how long its syllables may take, and a sound brought to that, whatever engine made it.

A syllable of Mandarin is a character; of English a vowel of the pronunciation. Pauses count: the rate is that of the
whole prompt between its first and its last sound.
"""

from __future__ import annotations

import re

from ivrc.numerals.mandarin import NUMERALS
from ivrc.speech import stretch
from ivrc.speech.mastering import audible
from ivrc.speech.pauses import silent
from ivrc.speech.settings import Settings
from ivrc.speech.spoken import Script, Sound

_TOLERANCE = 0.03
"""A share: what is as near to the wanted length is left as it is."""

QUICKEST = 1.4
"""How much quicker than its rate a prompt's words may be said to make up for its pauses. What is mostly pauses takes
longer instead."""

_LEAST, _MOST = 0.5, 2.0
"""The factors between which a sound is stretched at the most."""

NUMBER = re.compile(rf"[{NUMERALS}](?:[点、，]?[{NUMERALS}]){{2,}}")
"""What people write down: three numerals and more, in groups or not."""

_HAN = re.compile("[\u3400-\u9fff]")
_WORDS = (
    "zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million point"
)
_NUMERAL = rf"(?:{'|'.join(_WORDS.split())})"
ENGLISH_NUMBER = re.compile(rf"\b{_NUMERAL}(?:(?:,? |-){_NUMERAL}){{2,}}\b")


def counted(text: str, *, english: bool = False) -> tuple[int, int]:
    """The syllables of a normalised text, and how many of them are of numbers. 0 where they cannot be counted."""
    if english:
        return _english(text), sum(_english(m[0]) for m in ENGLISH_NUMBER.finditer(text))
    latin = sum(_english(word) for word in re.findall("[A-Za-z]+", text))
    return len(_HAN.findall(text)) + latin, sum(len(_HAN.findall(m[0])) for m in NUMBER.finditer(text))


def seconds(syllables: int, numbers: int, settings: Settings) -> float:
    """How long so many syllables take, pauses included; `numbers` of them are of numbers."""
    return 60 * ((syllables - numbers) / settings.rate + numbers / settings.rate_of_numbers)


def kept(sound: Sound, script: Script, settings: Settings) -> Sound:
    """The sound at the pace that is asked for: longer or shorter, its pitch as it was."""
    place = audible(sound.samples, sound.rate)
    if not script.syllables or place is None:
        return sound
    has = (place[1] - place[0]) / sound.rate
    wanted = seconds(script.syllables, script.numbers, settings)
    quiet = sum(end - start for start, end in silent(sound)) / sound.rate
    wanted = max(wanted, quiet + wanted / QUICKEST)
    factor = max(_LEAST, min(_MOST, wanted / has))
    return (
        sound
        if abs(factor - 1) <= _TOLERANCE
        else Sound(stretch.by(sound.samples, sound.rate, factor), sound.rate)
    )


def _english(text: str) -> int:
    from ivrc.speech.english import pronounce
    from ivrc.speech.kokoro.symbols import syllables

    try:
        return syllables(pronounce.symbols(text))
    except pronounce.Unsayable:
        return 0
