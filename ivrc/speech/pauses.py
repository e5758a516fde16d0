"""Longer or shorter pauses, whatever the engine: the silences within a sound are stretched by a factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivrc.speech.engines.base import Sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FRAME_MS = 10
_PAUSE_MS = 120
"""A silence as long as this is a pause; a shorter one may be the closure of a consonant (b, d, g, p, t, k)."""

_QUIET_DB = -40.0
"""Of the loud parts: what lies below is silence."""

_LEFT_MS = 60
"""What stays of a pause at the least, so that two sentences never run into each other."""

_FADE_MS = 5


def stretched(sound: Sound, factor: float) -> Sound:
    """The sound with each pause between its first and last audible moment `factor` times as long."""
    import numpy as np

    if factor == 1.0:
        return sound
    pieces: list[NDArray[np.float64]] = []
    begin = 0
    for start, end in _silences(sound):
        middle = (start + end) // 2
        change = round((end - start) * (factor - 1))
        cut = max(0, min(-change, end - start - sound.rate * _LEFT_MS // 1000))
        pieces += [sound.samples[begin : middle - cut // 2], np.zeros(max(0, change))]
        begin = middle - cut // 2 + cut
    pieces.append(sound.samples[begin:])
    last = len(pieces) - 1
    faded = [_faded(p, sound.rate, n > 0, n < last) for n, p in enumerate(pieces) if len(p)]
    return Sound(np.concatenate(faded), sound.rate) if faded else sound


def _silences(sound: Sound) -> list[tuple[int, int]]:
    """The pauses as sample numbers, end exclusive, without the silence at either end."""
    import numpy as np

    frame = sound.rate * _FRAME_MS // 1000
    count = len(sound.samples) // frame
    if count == 0:
        return []
    power = np.mean(sound.samples[: count * frame].reshape(count, frame) ** 2, axis=1)
    db = 10 * np.log10(power + 1e-20)
    loud = np.flatnonzero(db >= np.percentile(db, 95) + _QUIET_DB)
    gaps = zip(loud[:-1] + 1, loud[1:], strict=True)
    return [(int(a) * frame, int(b) * frame) for a, b in gaps if int(b - a) * _FRAME_MS >= _PAUSE_MS]


def _faded(samples: NDArray[np.float64], rate: int, before: bool, after: bool) -> NDArray[np.float64]:
    """Without a step where it was cut: what there is of a breath or of noise fades within 5 ms."""
    import numpy as np

    length = min(len(samples) // 2, rate * _FADE_MS // 1000)
    slope, out = np.linspace(0, 1, length), samples.copy()
    if before:
        out[:length] *= slope
    if after and length:
        out[-length:] *= slope[::-1]
    return out
