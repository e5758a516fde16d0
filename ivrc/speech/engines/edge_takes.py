"""Of one piece that an online voice has spoken in several sentences the take that sounds most as its tones ask, and is
about as long as the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from ivrc.speech import pitch
from ivrc.speech.mandarin import pinyin, syllables
from ivrc.speech.mandarin.readings import Piece
from ivrc.speech.mastering import audible
from ivrc.speech.spoken import Sound


class Take(NamedTuple):
    """A piece, the whole sentence that it was cut out of, and the letters that it says."""

    sound: Sound
    whole: Sound
    letters: str


def best(takes: Sequence[Take]) -> Sound:
    """The take whose pitch is nearest to its tones, in semitones from the middle of its own sentence, and whose length to
    that of the others."""
    usual = median(_heard(take.sound)[1] for take in takes)
    return min(takes, key=lambda take: _away(take) + _length(take, usual)).sound


def _length(take: Take, usual: float) -> float:
    return pitch.LENGTH * abs(_heard(take.sound)[1] / usual - 1) if usual else 0.0


def _away(take: Take) -> float:
    """Its syllables share its time alike: the service tells of words and of nothing smaller."""
    import numpy as np

    tones = [syllables.parse(one) for word in pinyin.words((Piece(take.letters),)) for one in word.pinyin]
    hertz = pitch.contour(take.whole)
    if not tones or not (hertz > 0).any():
        return 0.0
    middle = float(np.median(hertz[hertz > 0]))
    start, length = _heard(take.sound)
    away = []
    for number, spoken in enumerate(tones):
        first, last = (
            round((start + length * n / len(tones)) * take.sound.rate) for n in (number, number + 1)
        )
        points = pitch.semitones(
            pitch.contour(Sound(take.sound.samples[first:last], take.sound.rate)), middle
        )
        if spoken:
            away.append(
                pitch.away(points, spoken.tone) + pitch.STILL * (not pitch.moves(points, spoken.tone))
            )
    return float(np.mean(away or [0.0]))


def _heard(sound: Sound) -> tuple[float, float]:
    """Where it begins to be heard, and for how long, in seconds."""
    place = audible(sound.samples, sound.rate)
    return (place[0] / sound.rate, (place[1] - place[0]) / sound.rate) if place else (0.0, 0.0)
