"""The tones of Mandarin in what the model foretells: how each syllable moves, and the pitch bent where one does not move as
its tone does.

The voice is made with the pitch that it is given, so a syllable whose pitch is bent is a syllable spoken so: nothing is
done to its sound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ivrc.speech import pitch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MIDDLE_HZ = {"zf_xiaobei": 216.0, "zm_yunjian": 111.0}
"""The median pitch of the Mandarin voices in a sentence."""

BY_RULE = ("pu↘", "pu↗", "i→", "i↗", "i↘")
"""不 and 一 in symbols: their tone is of what stands beside them, and much hangs on them."""

_TONES = {"→": 1, "↗": 2, "↓": 3, "↘": 4}
_RAISED, _LOW = 2, 3
_SYLLABLE = re.compile("[^→↗↓↘ ]*([→↗↓↘])[nŋ]?")

_VALUES = 2
"""Of the pitch in a frame."""

_VOICED_HZ = 60.0
_STEEPEST = 2.0
"""Semitones from one value to the next: beyond, the pitch comes out of a consonant, or goes into one."""

_FINER = 5
"""Between two values: a short syllable has few of them."""

_ANY_HZ = 100.0
"""A middle, where only movement is asked for."""

_SPARE = 0.5
"""Semitones beyond what a tone asks: the sound is not quite what was meant."""

_RAMP = 2
"""Values beyond a syllable over which its bend ends."""


class Syllable(NamedTuple):
    """Its symbols, its tone, and the frames from which to which it is spoken."""

    symbols: str
    tone: int
    start: int
    end: int


class Contour(NamedTuple):
    """A syllable's pitch in semitones from the voice's middle; where in the values of the whole its points are; and the first
    and the last of the values that have a voice."""

    points: Floats
    at: Floats
    first: int
    last: int


def syllables(spelt: str, planned: Floats, wanted: tuple[int, int]) -> tuple[Syllable, ...]:
    """The syllables between two symbols that have a tone. A third before a third is spoken as a second."""
    import numpy as np

    ends = np.cumsum(planned)
    found = [
        Syllable(match[0], _TONES[match[1]], int(ends[match.start()]), int(ends[match.end()]))
        for match in _SYLLABLE.finditer(spelt, *wanted)
    ]
    return tuple(
        each._replace(tone=_RAISED)
        if [one.tone for one in found[place : place + 2]] == [_LOW, _LOW]
        else each
        for place, each in enumerate(found)
    )


def by_rule(those: Sequence[Syllable]) -> tuple[Syllable, ...]:
    """不 and 一 among syllables."""
    return tuple(each for each in those if each.symbols in BY_RULE)


def contour(hertz: Floats, syllable: Syllable, middle: float = _ANY_HZ) -> Contour | None:
    """How the model means to move in a syllable; None where it has too little voice."""
    import numpy as np

    inner = _voiced(hertz[syllable.start * _VALUES : syllable.end * _VALUES])
    if inner is None:
        return None
    first, last = (syllable.start * _VALUES + each for each in inner)
    at = np.linspace(first, last, (last - first) * _FINER + 1)
    points = pitch.semitones(np.interp(at, np.arange(len(hertz)), hertz), middle)
    if not len(points):
        return None
    tenth = len(at) // 10
    return Contour(points, np.linspace(at[tenth], at[len(at) - 1 - tenth], len(points)), first, last)


def bend(hertz: Floats, those: Sequence[Syllable]) -> Floats:
    """Factors of the pitch by which each of the syllables moves as its tone does; 1 where it does so already."""
    import numpy as np

    semitones = np.zeros(len(hertz))
    places = np.arange(len(hertz))
    for each in those:
        found = contour(hertz, each)
        if found is None or pitch.moves(found.points, each.tone, _SPARE):
            continue
        voiced = places[found.first : found.last + 1]
        is_at = 12 * np.log2(hertz[voiced] / _ANY_HZ)
        off = np.interp(voiced, found.at, pitch.led(found.points, each.tone)) - is_at
        away = np.maximum(each.start * _VALUES - places, places - each.end * _VALUES + 1)
        semitones += np.interp(places, voiced, off) * np.clip(1 - away / (_RAMP + 1), 0, 1)
    factors: Floats = 2 ** (semitones / 12)
    return factors


def _voiced(hertz: Floats) -> tuple[int, int] | None:
    """The first and the last value of the longest run with a voice, without the steps at both its ends."""
    import numpy as np

    voiced = np.concatenate(([False], hertz >= _VOICED_HZ, [False]))
    edges = np.flatnonzero(voiced[1:] != voiced[:-1])
    runs = list(zip(edges[::2], edges[1::2] - 1, strict=True))
    if not runs:
        return None
    first, last = max(runs, key=lambda run: run[1] - run[0])
    steps = np.abs(12 * np.diff(np.log2(hertz[first : last + 1])))
    while first < last and steps[0] > _STEEPEST:
        first, steps = first + 1, steps[1:]
    while first < last and steps[-1] > _STEEPEST:
        last, steps = last - 1, steps[:-1]
    return (int(first), int(last)) if first < last else None
