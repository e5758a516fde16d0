"""The pitch of a voice over time, by the autocorrelation of short windows (Rabiner, On the use of autocorrelation
analysis for pitch detection, IEEE Trans. ASSP-25, 1977), and whether it moves as a tone of Mandarin does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivrc.speech.spoken import Sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Contour = NDArray[np.float64]

STEP_MS = 5
_WINDOW_MS = 40
_LOWEST_HZ, _HIGHEST_HZ = 60, 420
_VOICED, _LOUD_DB = 0.5, -25.0
_NEIGHBOUR = 0.15
"""A share: a pitch further than this from those beside it is an octave's error."""

_FARTHEST = 1.0
"""Octaves from the middle of all that is found: no voice goes further within a word, and the autocorrelation of a sound that
dies away does."""

POINTS = 7
SHAPES = {1: (1.0, 1.0, 1.0), 2: (-0.6, -0.3, 1.0), 3: (-0.4, -1.4, -1.2), 4: (1.2, 0.2, -1.4)}
"""The tones at the beginning, the middle and the end of a syllable: Chao's 55, 35, 21(4), 51 as parts of a half range
about the voice's middle (Chao, A System of Tone-Letters, 1930)."""

HALF_RANGE = 4.0
"""Semitones."""

STILL, LENGTH = 3.0, 6.0
"""Semitones that a movement of the wrong kind counts for, and a length wrong by its whole."""

_LEVEL, _RISE, _FALL = 2.0, 1.0, 2.0
"""Semitones: how much a first tone may move, a second must rise, a fourth must fall."""


def contour(sound: Sound) -> Contour:
    """Hertz every 5 ms; 0 where there is no voice."""
    import numpy as np

    step, size = sound.rate * STEP_MS // 1000, sound.rate * _WINDOW_MS // 1000
    low, high = sound.rate // _HIGHEST_HZ, sound.rate // _LOWEST_HZ
    padded = np.pad(sound.samples, size // 2)
    starts = np.arange(0, max(0, len(padded) - size), step)
    loudest = max((float(np.sqrt(np.mean(padded[s : s + size] ** 2))) for s in starts), default=0.0)
    found = np.zeros(len(starts))
    window = np.hanning(size)
    own = _related(window)
    for number, start in enumerate(starts):
        frame = padded[start : start + size]
        if np.sqrt(np.mean(frame**2)) < loudest * 10 ** (_LOUD_DB / 20):
            continue
        related = _related((frame - frame.mean()) * window)
        related = related[: high + 2] / (own[: high + 2] + 1e-9) * own[0] / (related[0] + 1e-12)
        peaks = [n for n in range(low, high) if related[n - 1] <= related[n] >= related[n + 1]]
        best = max(peaks, key=lambda n: related[n] - 0.0005 * n, default=0)
        if best and related[best] >= _VOICED:
            found[number] = sound.rate / best
    return _without_jumps(found)


def semitones(hertz: Contour, middle: float, points: int = POINTS) -> Contour:
    """The voiced part as so many points, in semitones from the voice's middle; empty where there is too little."""
    import numpy as np

    voiced = np.flatnonzero(hertz > 0)
    if len(voiced) < points:
        return np.zeros(0)
    inner = voiced[len(voiced) // 10 : len(voiced) - len(voiced) // 10]
    at = np.linspace(inner[0], inner[-1], points)
    values: Contour = 12 * np.log2(np.interp(at, voiced, hertz[voiced]) / middle)
    return values


def away(points: Contour, tone: int) -> float:
    """How far a contour is from its tone, in semitones: its movement first, its height half as much."""
    import numpy as np

    if tone not in SHAPES or not len(points):
        return 0.0 if tone not in SHAPES else 12.0
    wanted = HALF_RANGE * np.interp(np.linspace(0, 2, len(points)), (0, 1, 2), SHAPES[tone])
    height = float(points.mean() - wanted.mean())
    movement = (points - points.mean()) - (wanted - wanted.mean())
    return float(np.sqrt(np.mean(movement**2))) + abs(height) / 2


def moves(points: Contour, tone: int, spare: float = 0.0) -> bool:
    """Whether a contour moves as its tone does, with so many semitones to spare: the first stays, the second rises, the third
    goes down or dips, the fourth falls."""
    if not len(points):
        return False
    first, last, lowest, highest = points[0], points[-1], points.min(), points.max()
    if tone == 1:
        return bool(abs(last - first) <= _LEVEL - spare)
    if tone == 2:
        return bool(last - lowest - spare >= _RISE and lowest < last)
    if tone == 3:
        return bool(first - lowest - spare >= _RISE)
    return bool(highest - last - spare >= _FALL) if tone == 4 else True


def led(points: Contour, tone: int) -> Contour:
    """The contour about its own height, led towards the shape of its tone: the first all the way, since level is level; of the
    others, whose shapes are those of words said alone, a quarter further than to where it moves as the tone does."""
    import numpy as np

    wanted = HALF_RANGE * np.interp(np.linspace(0, 2, len(points)), (0, 1, 2), SHAPES[tone])
    missing = (wanted - wanted.mean()) - (points - points.mean())
    steps: list[Contour] = [points + quarters / 4 * missing for quarters in range(1, 5)]
    moved = (at for at, each in enumerate(steps) if moves(each, tone))
    return steps[3 if tone == 1 else min(next(moved, 3) + 1, 3)]


def _related(frame: Contour) -> Contour:
    import numpy as np

    size = 1 << (2 * len(frame) - 1).bit_length()
    spectrum = np.abs(np.fft.rfft(frame, size)) ** 2
    related: Contour = np.fft.irfft(spectrum)[: len(frame)]
    return related


def _without_jumps(hertz: Contour) -> Contour:
    import numpy as np

    hertz = _near_the_middle(hertz)
    kept = hertz.copy()
    for at in np.flatnonzero(hertz):
        near = hertz[max(0, at - 4) : at + 5]
        near = near[near > 0]
        if len(near) < 3 or abs(hertz[at] / float(np.median(near)) - 1) > _NEIGHBOUR:
            kept[at] = 0.0
    return kept


def _near_the_middle(hertz: Contour) -> Contour:
    import numpy as np

    middle = float(np.median(hertz[hertz > 0])) if np.any(hertz) else 1.0
    near: Contour = np.where(np.abs(np.log2(np.maximum(hertz, 1.0) / middle)) <= _FARTHEST, hertz, 0.0)
    return near
