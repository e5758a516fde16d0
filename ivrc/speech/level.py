"""Active speech level by ITU-T P.56 (12/2011), method B: how loud speech is while someone speaks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TIME_CONSTANT = 0.03
"""Seconds, of the two exponential averages that make the envelope."""

HANGOVER = 0.2
"""Seconds that speech counts as going on after the envelope has fallen under a threshold."""

MARGIN = 15.9
"""dB between the active level and the threshold of activity."""

_THRESHOLDS = 15
_BLOCK = 2048


class Level(NamedTuple):
    """`active_dbov`: level of the active part, in dB to the overload point (a full-scale square wave is 0
    dBov). `activity`: the part of the time that is active, 0 to 1. Silence is -inf and 0."""

    active_dbov: float
    activity: float


def measure(samples: NDArray[np.float64], rate: int) -> Level:
    """The level of one channel, full scale ±1.0. Clause 6 of the Recommendation, with thresholds at 2^-1 …
    2^-15.
    """
    import numpy as np

    energy = float(np.einsum("i,i->", samples, samples))
    if len(samples) == 0 or energy == 0:
        return Level(-math.inf, 0.0)
    envelope = _smooth(_smooth(np.abs(samples), rate), rate)
    hangover = math.ceil(HANGOVER * rate)
    index = np.arange(len(samples))
    before: tuple[float, float] | None = None
    for power in range(_THRESHOLDS, 0, -1):
        threshold = 2.0**-power
        last = np.maximum.accumulate(np.where(envelope >= threshold, index, -hangover - 1))
        active = int(np.count_nonzero(index - last <= hangover))
        if active == 0:
            break
        level = 10 * math.log10(energy / active)
        margin = level - 20 * math.log10(threshold)
        if margin <= MARGIN:
            if before:
                level = _interpolate(before, (level, margin))
            return Level(level, min(1.0, energy / len(samples) / 10 ** (level / 10)))
        before = level, margin
    level = before[0] if before else 10 * math.log10(energy / len(samples))
    return Level(level, min(1.0, energy / len(samples) / 10 ** (level / 10)))


def _smooth(x: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """y[i] = g·y[i-1] + (1-g)·x[i], block by block: within a block it is a scaled cumulative sum."""
    import numpy as np

    g = math.exp(-1 / (rate * TIME_CONSTANT))
    powers = g ** np.arange(1, _BLOCK + 1)
    y = np.empty_like(x)
    last = 0.0
    for start in range(0, len(x), _BLOCK):
        block = x[start : start + _BLOCK]
        p = powers[: len(block)]
        y[start : start + _BLOCK] = p * (last + (1 - g) * np.cumsum(block / p))
        last = float(y[start + len(block) - 1])
    return y


def _interpolate(below: tuple[float, float], above: tuple[float, float]) -> float:
    """The level where the margin is just MARGIN, between two thresholds (level, margin)."""
    (level_a, margin_a), (level_b, margin_b) = below, above
    part = (margin_a - MARGIN) / (margin_a - margin_b) if margin_a != margin_b else 0.0
    return level_a + part * (level_b - level_a)
