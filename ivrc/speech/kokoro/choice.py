"""Of one word spoken in several places the take that sounds most as its tones ask, and as long as it may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ivrc.speech import pitch
from ivrc.speech.kokoro.kept import FRAME
from ivrc.speech.mastering import audible
from ivrc.speech.spoken import Sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OR = "|"
"""Between the sentences of which one is kept; no symbol of the model."""

MIDDLE_HZ = {"zf_xiaobei": 216.0, "zm_yunjian": 111.0}
"""The median pitch of the Mandarin voices in a sentence."""

_TONES = {"→": 1, "↗": 2, "↓": 3, "↘": 4}
_SYLLABLE = re.compile("[^→↗↓↘ ]*([→↗↓↘])[nŋ]?")


class Syllable(NamedTuple):
    """How one was said: its symbols, its tone, its contour in semitones from the voice's middle, and whether that moves
    as the tone does."""

    symbols: str
    tone: int
    points: NDArray[np.float64]
    moves: bool


class Take(NamedTuple):
    """What was cut out, how far from what is wanted it is, in semitones, and how each of its syllables was said."""

    sound: Sound
    away: float
    said: tuple[Syllable, ...] = ()


def syllables(
    whole: Sound, planned: NDArray[np.floating], spelt: str, wanted: tuple[int, int], middle: float
) -> tuple[Syllable, ...]:
    """The syllables between two symbols that have a tone, each where the frames of the symbols tell that it is."""
    import numpy as np

    ends = np.cumsum(planned) * FRAME
    found = []
    for match in _SYLLABLE.finditer(spelt, *wanted):
        place = slice(int(ends[match.start()]), int(ends[match.end()]))
        points = pitch.semitones(pitch.contour(Sound(whole.samples[place], whole.rate)), middle)
        tone = _TONES[match[1]]
        found.append(Syllable(match[0], tone, points, pitch.moves(points, tone)))
    return tuple(found)


def take(
    whole: Sound, cut: Sound, planned: NDArray[np.floating], spelt: str, wanted: tuple[int, int], voice: str
) -> Take:
    """A take judged: by the pitch of each of its syllables, and by how much of its time is heard."""
    import numpy as np

    middle = MIDDLE_HZ.get(voice)
    if middle is None:
        return Take(cut, 0.0)
    said = syllables(whole, planned, spelt, wanted, middle)
    off = [pitch.away(each.points, each.tone) + pitch.STILL * (not each.moves) for each in said]
    ends = np.cumsum(planned) * FRAME
    aim = float(ends[wanted[1]] - ends[wanted[0]])
    heard = audible(cut.samples, cut.rate) or (0, 0)
    length = pitch.LENGTH * abs((heard[1] - heard[0]) / aim - 1)
    return Take(cut, float(np.mean(off or [0.0])) + length, said)
