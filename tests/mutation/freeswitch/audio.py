"""What may go wrong with a clip's file, which is a WAV of 16-bit samples."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
import soundfile

from tests.mutation.mutants import Mutant

Samples = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

_HEADER = 44


def _changed(
    change: Callable[[Samples, int], Samples], rate: float = 1, coding: str = "PCM_16"
) -> Callable[[bytes, bytes], bytes]:
    def made(data: bytes, other: bytes) -> bytes:
        samples, hertz = soundfile.read(BytesIO(data))
        out = BytesIO()
        soundfile.write(
            out, np.clip(change(samples, hertz), -1, 1), round(hertz * rate), format="WAV", subtype=coding
        )
        return out.getvalue()

    return made


SPOILS: dict[str, Callable[[bytes, bytes], bytes]] = {
    "cut": _changed(lambda samples, hertz: samples[: len(samples) // 2]),
    "silence before": _changed(lambda samples, hertz: np.concatenate([np.zeros(4 * hertz), samples])),
    "silence after": _changed(lambda samples, hertz: np.concatenate([samples, np.zeros(2 * hertz)])),
    "15 dB louder": _changed(lambda samples, hertz: samples * 10 ** (15 / 20)),
    "15 dB softer": _changed(lambda samples, hertz: samples * 10 ** (-15 / 20)),
    "another clip": lambda data, other: other,
    "twice as fast": _changed(lambda samples, hertz: samples, rate=2),
    "mu-law": lambda data, other: data[:_HEADER] + _changed(lambda samples, hertz: samples, coding="ULAW")(data, other)[_HEADER:],
    "empty": lambda data, other: b"",
}  # fmt: skip
"""By operator: from the file's bytes and the next file's."""


def of_clips(clips: list[str]) -> list[Mutant]:
    """The mutants of audio files."""
    return [
        Mutant(f"sounds/{clip}", 0, clip, "audio", operator, clip, operator, number)
        for clip in clips
        for number, operator in enumerate(SPOILS)
    ]


def spoilt(operator: str, data: bytes, other: bytes) -> bytes:
    """A file with the fault."""
    return SPOILS[operator](data, other)
