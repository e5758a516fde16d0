"""A mastered prompt as a switch plays it: A-law, mu-law (ITU-T G.711), GSM 06.10, G.722 or 16-bit, raw or WAV.

The prompt is of telephone band. The formats of 16 kHz carry the same band at twice the rate, for switches that mix
with wide-band calls; they are no wide-band sound.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]


class Format(NamedTuple):
    """What libsndfile calls container and coding (`G722` is not libsndfile's), and the rate in Hz."""

    container: str
    coding: str
    rate: int = 8000


FORMATS = {
    "alaw": Format("RAW", "ALAW"),
    "ulaw": Format("RAW", "ULAW"),
    "sln": Format("RAW", "PCM_16"),
    "sln16": Format("RAW", "PCM_16", 16000),
    "gsm": Format("RAW", "GSM610"),
    "g722": Format("RAW", "G722", 16000),
    "wav8": Format("WAV", "PCM_16"),
    "wav16": Format("WAV", "PCM_16", 16000),
    "wav-alaw": Format("WAV", "ALAW"),
    "wav-ulaw": Format("WAV", "ULAW"),
    "wav-gsm": Format("WAV", "GSM610"),
}
"""By name. The raw ones are named as Asterisk names their files (`.alaw`, `.sln16`, `.g722` at 64 kbit/s)."""


def encode(mastered: Path, fmt: str, silence: tuple[int, int] = (0, 0)) -> bytes:
    """The bytes of a mastered prompt's file in one of `FORMATS`, with so many milliseconds of silence before and after it.
    Raises KeyError, OSError when it cannot be read."""
    return encoded(mastered.read_bytes(), fmt, silence)


def encoded(wav: bytes, fmt: str, silence: tuple[int, int] = (0, 0)) -> bytes:
    """A mastered WAV in one of `FORMATS`; the same for the same prompt. WAV holds no date, name or peak chunk.

    Raises KeyError for an unknown format.
    """
    import soundfile

    form = FORMATS[fmt]
    samples, rate = soundfile.read(io.BytesIO(wav), dtype="int16")
    if any(silence):
        samples = _framed(samples, *(rate * ms // 1000 for ms in silence))
    if form.rate != rate:
        samples = _resampled(samples, rate, form.rate)
    special: dict[str, Callable[[Samples], bytes]] = {"G722": _g722, "GSM610": _gsm}
    if form.container == "RAW" and form.coding in special:
        return special[form.coding](samples)
    out = io.BytesIO()
    endian = "LITTLE" if form.coding == "PCM_16" else "FILE"
    soundfile.write(out, samples, form.rate, format=form.container, subtype=form.coding, endian=endian)
    return out.getvalue()


def _framed(samples: Samples, before: int, after: int) -> Samples:
    import numpy as np

    return np.pad(samples, (before, after))


def _resampled(samples: Samples, rate: int, wanted: int) -> Samples:
    import numpy as np
    import soxr

    wide = soxr.resample(samples.astype(np.float64), rate, wanted, quality="HQ")
    rounded: Samples = np.clip(np.rint(wide), -32768, 32767).astype("<i2")
    return rounded


def _g722(samples: Samples) -> bytes:
    """64 kbit/s, two samples in a byte."""
    import G722

    data: bytes = G722.G722(16000, 64000).encode(samples[: len(samples) // 2 * 2].tolist())
    return data


def _gsm(samples: Samples) -> bytes:
    """Full-rate frames of 160 samples in 33 bytes (ETSI EN 300 961), the last one filled up with silence."""
    import numpy as np
    import soundfile

    filled = np.pad(samples, (0, -len(samples) % 160))
    out = io.BytesIO()
    soundfile.write(out, filled, 8000, format="RAW", subtype="GSM610")
    return out.getvalue()
