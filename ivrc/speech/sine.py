"""Sine waves: what tones and the beep are made of."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.speech.spoken import Sound

SECONDS = 0.8
RATE = 8000


def tone(frequencies: Sequence[float], seconds: float = SECONDS) -> Sound:
    """Sine waves one after the other, each of the given length, at a quarter of full scale."""
    import numpy as np

    time = np.arange(int(seconds * RATE)) / RATE
    return Sound(np.concatenate([0.25 * np.sin(2 * np.pi * f * time) for f in frequencies]), RATE)
