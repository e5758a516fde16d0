"""Longer or shorter speech of the same pitch: WSOLA (Verhelst and Roelands, An overlap-add technique based on waveform
similarity, ICASSP 1993). Windows are laid down closer or wider; each is taken from where it goes on best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

_WINDOW_MS, _SEEK_MS = 30, 10
"""A window holds two periods of a low voice; it may be taken from one period beside its place."""


def by(samples: Samples, rate: int, factor: float) -> Samples:
    """`factor` times as long. The same input gives the same samples."""
    import numpy as np

    half, seek = rate * _WINDOW_MS // 2000, rate * _SEEK_MS // 1000
    length = round(len(samples) * factor)
    if len(samples) < 4 * half or factor == 1.0:
        return samples
    padded = np.concatenate([np.zeros(half + seek), samples, np.zeros(3 * half + 2 * seek)])
    window = np.hanning(2 * half + 1)[:-1]
    out = np.zeros(length + 3 * half)
    at = half + seek
    for place in range(0, length + half, half):
        wanted = round(place / factor) + seek
        if place:
            at = _best(padded, at + half, wanted, half, seek)
        piece = padded[at : at + 2 * half]
        out[place : place + len(piece)] += piece * window[: len(piece)]
    return out[half : half + length]


def _best(padded: Samples, after: int, wanted: int, half: int, seek: int) -> int:
    """The place near `wanted` from which speech goes on most as it does at `after`."""
    import numpy as np

    low, high = max(0, wanted - seek), min(len(padded) - 2 * half, wanted + seek)
    model = padded[after : after + 2 * half]
    if high <= low or len(model) < 2 * half:
        return max(0, min(wanted, len(padded) - 2 * half))
    field = padded[low : high + 2 * half]
    alike = np.correlate(field, model, mode="valid")
    power = np.convolve(field**2, np.ones(2 * half), mode="valid")
    return low + int(np.argmax(alike / np.sqrt(power + 1e-9)))
