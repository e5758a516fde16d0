"""Longer or shorter pauses, whatever the engine: the silences within a sound are stretched by a factor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ivrc.speech import mastering
from ivrc.speech.spoken import Sound

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

_GAP_MS = 5
"""A pause whose place is known is found to 5 ms."""


def stretched(sound: Sound, factor: float) -> Sound:
    """The sound with each pause between its first and last audible moment `factor` times as long."""
    import numpy as np

    if factor == 1.0:
        return sound
    pieces: list[NDArray[np.float64]] = []
    begin = 0
    for start, end in silent(sound):
        middle = (start + end) // 2
        change = round((end - start) * (factor - 1))
        cut = max(0, min(-change, end - start - sound.rate * _LEFT_MS // 1000))
        pieces += [sound.samples[begin : middle - cut // 2], np.zeros(max(0, change))]
        begin = middle - cut // 2 + cut
    pieces.append(sound.samples[begin:])
    last = len(pieces) - 1
    faded = [_faded(p, sound.rate, n > 0, n < last) for n, p in enumerate(pieces) if len(p)]
    return Sound(np.concatenate(faded), sound.rate) if faded else sound


def silent(sound: Sound) -> list[tuple[int, int]]:
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


def placed(sound: Sound, places: Sequence[tuple[int, int, int]]) -> Sound:
    """The sound with silences of exact lengths: each place is from one sample to another, where it is to be found, and
    its milliseconds. It is silent as it is heard by telephone: a low voice dies away below the band. Where the voice
    does not rest at all it is parted in its quietest moment."""
    import numpy as np

    heard = mastering.by_telephone(sound)
    share = sound.rate / heard.rate
    ms, pieces, begin = sound.rate // 1000, list[Any](), 0
    for low, high, wanted in places:
        start, end = (round(at * share) for at in _gap(heard, max(begin, low) / share, high / share))
        lacking = wanted * ms - (end - start)
        middle = (start + end) // 2
        before, after = (
            (middle, middle) if lacking >= 0 else (start + wanted * ms // 2, end - wanted * ms // 2)
        )
        pieces += [sound.samples[begin:before], np.zeros(max(0, lacking))]
        begin = after
    pieces.append(sound.samples[begin:])
    last = len(pieces) - 1
    faded = [_faded(p, sound.rate, n > 0, n < last) for n, p in enumerate(pieces) if len(p)]
    return Sound(np.concatenate(faded), sound.rate)


def _gap(sound: Sound, low: float, high: float) -> tuple[int, int]:
    """The silence around the quietest moment between two samples; an empty one where there is none."""
    import numpy as np

    frame = sound.rate * _GAP_MS // 1000
    count = len(sound.samples) // frame
    power = np.mean(sound.samples[: count * frame].reshape(count, frame) ** 2, axis=1)
    db = 10 * np.log10(power + 1e-20)
    limit = np.percentile(db, 95) + _QUIET_DB
    first = min(int(low) // frame, count - 1)
    last = max(int(low) // frame + 1, min(int(high) // frame, count))
    start = end = first + int(np.argmin(db[first:last]))
    while start > 0 and db[start - 1] < limit:
        start -= 1
    while end < count and db[end] < limit:
        end += 1
    return start * frame, max(start, end) * frame


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
