"""From an engine's sound to a finished prompt: joined, 8 kHz, telephone band, trimmed, soft edges, one loudness,
bounded peaks.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ivrc.speech import level
from ivrc.speech.spoken import Sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pydub import AudioSegment

    Samples = NDArray[np.float64]

VERSION = "3"
"""A part of every cache address: raise it when the same input gives other samples."""

RATE = 8000
"""The telephone network's sampling rate (ITU-T G.711)."""

TARGET_DBOV = -26.0
_NEAR_DB, _SETTINGS = 0.25, 3
"""How near the level is to come, and how often it is set for that at the most."""
"""Active speech level of a prompt, ITU-T P.56; the level that ITU-T P.830 sets for speech over telephony."""

CEILING_DBFS = -3.2
"""Highest true peak: under -3 dBFS with room for the rounding of A-law and mu-law."""

LOWEST_HZ = 180
"""Where the low edge is 3 dB down; within 0.1 dB at 300 Hz, where the telephone's own band begins (ITU-T G.712). Below
lie DC, hum and rumble, which a telephone cannot carry and which would be counted as loudness. The high edge is the
resampler's, flat to 3.6 kHz: one any lower, even 1 dB at 3.4 kHz, cost a recogniser more syllables."""

_SLOPE = 8
"""Twice the order of the Butterworth response."""

_OVERSAMPLED = 4
"""For true peaks, as in ITU-R BS.1770-4, annex 2."""


class Margins(NamedTuple):
    """Silence before the first and after the last audible sound, and how long both edges fade, in milliseconds."""

    lead: int
    tail: int
    edge: int


PROMPT = Margins(100, 120, 8)
PIECE = Margins(10, 10, 4)
"""A piece is joined to others, with the pauses that its reader asks for."""

_FRAME_MS = 10
_AUDIBLE_DB = -45.0
_FLOOR_DBFS = -65.0


class Silence(ValueError):
    """Nothing in a sound can be heard."""


def master(sound: Sound, margins: Margins = PROMPT) -> tuple[bytes, float]:
    """The finished prompt as a 16-bit 8 kHz WAV, and its seconds. The same input gives the same bytes.

    Raises Silence.
    """
    prompt = _limited(_levelled(_framed(_trimmed(by_telephone(sound), margins), margins)))
    return wav(prompt), round(len(prompt) / RATE, 3)


def by_telephone(sound: Sound) -> Sound:
    """What a telephone carries of a sound: 8 kHz, and nothing below the band."""
    return _banded(_resampled(sound))


def join(sounds: Sequence[Sound], rests_ms: Sequence[int]) -> Sound:
    """One sound of several of the same rate, each trimmed, with faded edges and a rest after each but the
    last.
    """
    import numpy as np

    if len(sounds) == 1:
        return sounds[0]
    rate, silent = sounds[0].rate, _pydub().silent
    whole = _pydub().empty()
    for sound, rest in zip(sounds, [*rests_ms, 0], strict=True):
        piece = _segment(_trimmed(sound, PROMPT), rate)
        whole += piece.fade_in(PROMPT.edge).fade_out(PROMPT.edge)
        if rest:
            whole += silent(duration=rest, frame_rate=rate)
    return Sound(np.frombuffer(whole.raw_data, dtype="<i2").astype(np.float64) / 32768, rate)


def audible(samples: Samples, rate: int) -> tuple[int, int] | None:
    """Where sound starts and ends, as sample numbers (end exclusive), to 10 ms; None when nothing is heard.

    Audible is what lies within 45 dB of the loudest parts, but above the noise that a recording has
    throughout.
    """
    import numpy as np

    frame = rate * _FRAME_MS // 1000
    count = len(samples) // frame
    if count == 0:
        return None
    power = np.mean(samples[: count * frame].reshape(count, frame) ** 2, axis=1)
    db = 10 * np.log10(power + 1e-20)
    loud = float(np.percentile(db, 95))
    if max(loud, float(db.max()) - 10) < _FLOOR_DBFS:
        return None
    noise = float(np.percentile(db, 5))
    threshold = max(loud + _AUDIBLE_DB, min(noise + 8, loud - 25), _FLOOR_DBFS)
    heard = np.flatnonzero(db >= threshold)
    return (int(heard[0]) * frame, (int(heard[-1]) + 1) * frame) if len(heard) else None


def _resampled(sound: Sound) -> Sound:
    import soxr

    if sound.rate == RATE:
        return sound
    return Sound(soxr.resample(sound.samples, sound.rate, RATE, quality="HQ"), RATE)


def _banded(sound: Sound) -> Sound:
    """Without what lies below speech. No frequency is shifted in time: the response is applied to the spectrum."""
    import numpy as np

    length = len(sound.samples)
    if length == 0:
        return sound
    size = 1 << (length + sound.rate // 10 - 1).bit_length()  # room for the filter to ring out
    at = np.maximum(np.fft.rfftfreq(size, 1 / sound.rate), 1e-6)
    gain = 1 / np.sqrt(1 + (LOWEST_HZ / at) ** _SLOPE)
    return Sound(np.fft.irfft(np.fft.rfft(sound.samples, size) * gain, size)[:length], sound.rate)


def _trimmed(sound: Sound, margins: Margins) -> Samples:
    """The audible part with up to the margins of what was around it, so that no breath is chopped."""
    part = audible(sound.samples, sound.rate)
    if part is None:
        raise Silence
    lead, tail = (sound.rate * ms // 1000 for ms in (margins.lead, margins.tail))
    return sound.samples[max(0, part[0] - lead) : part[1] + tail]


def _levelled(samples: Samples) -> Samples:
    """What counts as active hangs on thresholds 6 dB apart (P.56, clause 6): a word whose parts differ much may measure
    otherwise once it is louder or softer, and is set again."""
    off = _off(samples)
    for _ in range(_SETTINGS):
        samples = samples * 10 ** (off / 20)
        off = _off(samples)
        if abs(off) <= _NEAR_DB:
            break
    return samples


def _off(samples: Samples) -> float:
    """The decibels that a level lacks."""
    return TARGET_DBOV - level.measure(samples, RATE).active_dbov


def _framed(samples: Samples, margins: Margins) -> Samples:
    """Soft edges, and silence put where the engine's own margins were shorter than ours."""
    import numpy as np

    part = audible(samples, RATE) or (0, len(samples))
    before = max(0, RATE * margins.lead // 1000 - part[0])
    after = max(0, RATE * margins.tail // 1000 - (len(samples) - part[1]))
    edge = min(RATE * margins.edge // 1000, len(samples) // 2)
    slope, framed = np.linspace(0, 1, edge), samples.copy()
    framed[:edge] *= slope
    framed[len(framed) - edge :] *= slope[::-1]
    return np.pad(framed, (before, after))


def _limited(samples: Samples) -> Samples:
    """Peaks above the ceiling are lowered smoothly over some 10 ms, and the level is set right again."""
    import numpy as np

    ceiling = 10 ** (CEILING_DBFS / 20)
    reach = RATE * 5 // 1000
    for _ in range(6):
        peaks = true_peaks(samples)
        if np.max(peaks, initial=0.0) <= ceiling:
            return samples
        wanted = np.minimum(1.0, ceiling * 0.97 / np.maximum(peaks, 1e-9))
        padded = np.pad(wanted, 2 * reach, constant_values=1.0)
        lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).min(axis=1)
        window = np.hanning(2 * reach + 3)[1:-1]
        samples = _levelled(samples * np.convolve(lowest, window / window.sum(), mode="valid"))
    return samples * min(1.0, ceiling / float(np.max(true_peaks(samples))))


def true_peaks(samples: Samples) -> Samples:
    """The highest absolute value at each sample and up to the next, between the samples as well."""
    import numpy as np
    import soxr

    between = soxr.resample(samples, RATE, RATE * _OVERSAMPLED, quality="HQ")
    between = np.pad(np.abs(between), (0, max(0, len(samples) * _OVERSAMPLED - len(between))))
    highest = between[: len(samples) * _OVERSAMPLED].reshape(len(samples), _OVERSAMPLED).max(axis=1)
    peaks: Samples = np.maximum(highest, np.abs(samples))
    return peaks


def _segment(samples: Samples, rate: int) -> AudioSegment:
    import numpy as np

    data = np.clip(np.rint(samples * 32767), -32768, 32767).astype("<i2").tobytes()
    segment: AudioSegment = _pydub()(data=data, sample_width=2, frame_rate=rate, channels=1)
    return segment


@cache
def _pydub() -> type[AudioSegment]:
    """pydub's class; its warning that no ffmpeg is installed does not concern us."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    segment: type[AudioSegment] = AudioSegment
    return segment


def wav(prompt: Samples) -> bytes:
    """Samples at RATE as a 16-bit WAV."""
    import numpy as np
    import soundfile

    data = np.clip(np.rint(prompt * 32767), -32768, 32767).astype("<i2")
    out = io.BytesIO()
    soundfile.write(out, data, RATE, format="WAV", subtype="PCM_16")
    return out.getvalue()
