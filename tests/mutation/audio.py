"""What may go wrong with a clip's file, which is 8 kHz A-law without a header (ITU-T G.711)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
import soundfile

_SILENCE = b"\xd5"
_SECOND = 8000


def _louder(data: bytes, decibels: float) -> bytes:
    samples = _read(data, "ALAW") * 10 ** (decibels / 20)
    return _written(np.clip(samples, -1, 1), "ALAW")


def _read(data: bytes, coding: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return soundfile.read(BytesIO(data), samplerate=8000, channels=1, format="RAW", subtype=coding)[0]


def _written(samples: np.ndarray[tuple[int, ...], np.dtype[np.float64]], coding: str) -> bytes:
    out = BytesIO()
    soundfile.write(out, samples, 8000, format="RAW", subtype=coding)
    return out.getvalue()


SPOILS: dict[str, Callable[[bytes, bytes], bytes]] = {
    "cut": lambda data, other: data[: len(data) // 2],
    "silence before": lambda data, other: _SILENCE * 4 * _SECOND + data,
    "silence after": lambda data, other: data + _SILENCE * 2 * _SECOND,
    "15 dB louder": lambda data, other: _louder(data, 15),
    "15 dB softer": lambda data, other: _louder(data, -15),
    "another clip": lambda data, other: other,
    "mu-law": lambda data, other: _written(_read(data, "ALAW"), "ULAW"),
    "empty": lambda data, other: b"",
}
"""By operator: from the file's bytes and the next file's."""
