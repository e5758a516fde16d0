"""Finished pieces put together: one level, silence where the plan has a rest, the margins of a prompt."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from ivrc.speech.mastering import PIECE, PROMPT, RATE, wav


def join(pieces: Sequence[Path], rests: Sequence[int], factor: float = 1.0) -> tuple[bytes, float]:
    """A 16-bit 8 kHz WAV of pieces, each with a rest after it in milliseconds, and its seconds. The rests are made
    `factor` times as long. Nothing but silence is added to the pieces, as when a switch plays them one by one."""
    import numpy as np
    import soundfile

    def silence(ms: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.zeros(round(RATE * max(0.0, ms) / 1000))

    whole = [silence(PROMPT.lead - PIECE.lead)]
    for piece, rest in zip(pieces, rests, strict=True):
        samples, _ = soundfile.read(io.BytesIO(piece.read_bytes()), dtype="float64")
        whole += [samples, silence(rest * factor)]
    samples = np.concatenate([*whole, silence(PROMPT.tail - PIECE.tail)])
    return wav(samples), round(len(samples) / RATE, 3)
