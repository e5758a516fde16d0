"""Cutting a piece out of speech where nobody hears the knife: in the quietest moment, at a zero crossing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivrc.speech.spoken import Sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

_BEFORE_MS, _AFTER_MS = 100, 120
"""How far from its place a cut may move outwards to find the silence between two words."""

_INTO_MS = 10
"""How far the end may move inwards: a last sound may be over before its frame is."""

_WINDOW_MS = 10
"""Over which the quietest moment is measured."""


def out(sound: Sound, start: int, end: int) -> Sound:
    """The samples from about `start` to about `end`. What is 0, or the length of the sound, stays where it is."""
    samples, ms = sound.samples, sound.rate // 1000
    first = _quietest(samples, start - _BEFORE_MS * ms, start, ms) if start > 0 else 0
    last = len(samples)
    if end < last:
        last = _quietest(samples, end - _INTO_MS * ms, end + _AFTER_MS * ms, ms)
    return Sound(samples[first:last], sound.rate)


def _quietest(samples: Samples, low: int, high: int, ms: int) -> int:
    """The zero crossing nearest to the quietest moment between two places."""
    import numpy as np

    low, high = max(0, low), min(len(samples), high + 1)
    half = _WINDOW_MS * ms // 2
    energy = np.concatenate(([0.0], np.cumsum(samples**2)))
    at = np.arange(low, high, ms)
    left, right = np.maximum(at - half, 0), np.minimum(at + half, len(samples))
    quiet = int(at[np.argmin((energy[right] - energy[left]) / (right - left))])
    crossings = (
        np.flatnonzero(np.signbit(samples[low : high - 1]) != np.signbit(samples[low + 1 : high])) + low + 1
    )
    return int(crossings[np.argmin(np.abs(crossings - quiet))]) if len(crossings) else quiet
