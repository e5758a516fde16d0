"""What is in a recording: how long a tone sounds, whatever sounds beside it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy
import soundfile

from ivrc.verify.sip.codecs import ALAW, HEARD_RATE, Samples

_WINDOW = HEARD_RATE // 10
_LOUD = 0.03


def encoded(samples: Samples) -> bytes:
    """Samples as A-law (ITU-T G.711)."""
    return ALAW.coder().encode(samples)


def seconds(samples: Samples, hertz: float) -> float:
    """How long a tone is there: windows of 0.1 s, Goertzel at one frequency."""
    windows = samples[: len(samples) // _WINDOW * _WINDOW].reshape(-1, _WINDOW)
    wave = numpy.exp(-2j * numpy.pi * hertz / HEARD_RATE * numpy.arange(_WINDOW))
    return float((numpy.abs(windows @ wave) * 2 / _WINDOW > _LOUD).sum() / 10)


def recorded(path: Path) -> Samples:
    """A recording of the switch; its header must be right."""
    samples, rate = soundfile.read(path)
    assert rate == HEARD_RATE
    return cast(Samples, samples)
