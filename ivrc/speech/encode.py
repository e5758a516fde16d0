"""A mastered prompt as a switch plays it: A-law, mu-law (ITU-T G.711) or 16-bit, raw or WAV, 8 kHz."""

from __future__ import annotations

import io
from pathlib import Path

FORMATS = {
    "alaw": ("RAW", "ALAW"),
    "ulaw": ("RAW", "ULAW"),
    "wav8": ("WAV", "PCM_16"),
    "wav-alaw": ("WAV", "ALAW"),
    "wav-ulaw": ("WAV", "ULAW"),
}
"""Format names and what libsndfile calls their container and coding."""


def encode(mastered: Path, fmt: str) -> bytes:
    """The file's bytes in one of `FORMATS`; the same for the same prompt. WAV holds no date, name or peak
    chunk.

    Raises KeyError for an unknown format, OSError when the file cannot be read.
    """
    import soundfile

    container, coding = FORMATS[fmt]
    samples, rate = soundfile.read(io.BytesIO(mastered.read_bytes()), dtype="int16")
    out = io.BytesIO()
    soundfile.write(out, samples, rate, format=container, subtype=coding)
    return out.getvalue()
