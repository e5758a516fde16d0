"""What the caller really heard: a recording of the call, read clip by clip from the pitch of its tones.

A window of 0.1 s sounds the frequency that holds most of its power (Goertzel, a discrete Fourier transform at the
frequencies that are used). The tones lie 25 Hz apart or more, and a window of 0.1 s parts what is 10 Hz apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc.verify.driver import Played
from ivrc.verify.sounds import Sound

if TYPE_CHECKING:
    import numpy

RATE = 8000
WINDOW_MS, STEP_MS = 100, 20
_QUIET = 10 ** (-40 / 20)
_SHARE = 0.6
"""How much of a window's power one frequency must hold."""
_SHORTEST_MS = 60
"""A tone that lasts less is not told apart from the clicks between two."""
_SLACK_MS = 150
"""How much shorter than its file a clip that nobody cut may sound: two windows' blur and a lost frame or two."""

_LOUDER = 6.0
"""Decibels by which a clip may be louder or softer than its file."""


class Tone(NamedTuple):
    """A stretch of one frequency, in Hz and ms, and its power below full scale."""

    hertz: int
    begins_ms: int
    lasts_ms: int
    decibels: float = 0.0


class Expected(NamedTuple):
    """A tone that ought to be heard: of which clip, how long at least, whether it may be missing altogether, and how loud
    (0: not known)."""

    clip: str
    hertz: int
    least_ms: int
    optional: bool
    decibels: float = 0.0

    def sounds_as(self, tone: Tone) -> bool:
        """Whether a tone is this one, whole and as loud."""
        loud = not self.decibels or self.optional or abs(tone.decibels - self.decibels) <= _LOUDER
        return tone.hertz == self.hertz and tone.lasts_ms >= self.least_ms and loud


def expected(plays: Sequence[Played], sounds: Mapping[str, Sound]) -> list[Expected]:
    """What a call's playings sound like. A clip that was cut off may be shorter or not be heard at all; the same tone
    twice running counts as one."""
    found: list[Expected] = []
    for clip, cut in plays:
        if clip not in sounds:
            continue
        sound = sounds[clip]
        each = sound.sounding_ms // len(sound.frequencies)
        for hertz in sound.frequencies:
            new = Expected(clip, hertz, 0 if cut else each - _SLACK_MS, cut, sound.decibels)
            if found and found[-1].hertz == hertz:
                both = found.pop()
                new = new._replace(least_ms=max(both.least_ms, new.least_ms), optional=both.optional and cut)
            found.append(new)
    return found


def misheard(wanted: Sequence[Expected], heard: Sequence[Tone]) -> tuple[Expected | None, Tone | None] | None:
    """The first place where a recording departs from what was expected, or None.

    A clip that was cut off may be silent, or sound with the tone with which the next one begins: both are one tone then, and
    so are the clips of one tone before and behind one that is silent. So every place is followed at which the recording may be.
    """
    places = {0}
    for tone in heard:
        after = _behind(wanted, places, tone)
        if not after:
            return _departs(wanted, min(places), tone), tone
        places = after
    if any(all(one.optional for one in wanted[place:]) for place in places):
        return None
    return next(one for one in wanted[min(places) :] if not one.optional), None


def _behind(wanted: Sequence[Expected], places: Set[int], tone: Tone) -> set[int]:
    """The places behind those that a tone may be, one or several of them."""
    found: set[int] = set()
    while places:
        places = {
            place + 1
            for first in places
            for place in _may_follow(wanted, first)
            if wanted[place].sounds_as(tone)
        } - found
        found |= places
    return found


def _may_follow(wanted: Sequence[Expected], first: int) -> Iterator[int]:
    """The places at which the next tone may be: what is optional may be passed over."""
    for place in range(first, len(wanted)):
        yield place
        if not wanted[place].optional:
            return


def _departs(wanted: Sequence[Expected], place: int, tone: Tone) -> Expected | None:
    """What was meant where a tone is none of those that may be; None for silence."""
    rest = list(_may_follow(wanted, place))
    same = (wanted[each] for each in rest if wanted[each].hertz == tone.hertz)
    needed = (wanted[each] for each in rest if not wanted[each].optional)
    return next(same, None) or next(needed, None)


def listen(recording: Path, frequencies: Sequence[int]) -> list[Tone]:
    """The tones of a recording, in order."""
    import numpy as np

    samples = _samples(recording)
    size, step = RATE * WINDOW_MS // 1000, RATE * STEP_MS // 1000
    if len(samples) < size:
        return []
    windows = np.lib.stride_tricks.sliding_window_view(samples, size)[::step]
    power = np.mean(windows**2, axis=1)
    share = np.abs(windows @ _turns(tuple(frequencies), size)) ** 2 / (
        size * size / 2 * np.maximum(power, 1e-12)[:, None]
    )
    best = np.argmax(share, axis=1)
    decibels = 10 * np.log10(np.maximum(power, 1e-12))
    clear = (np.sqrt(power) > _QUIET) & (share[np.arange(len(best)), best] > _SHARE)
    found: list[Tone] = []
    for number, (which, sounds) in enumerate(zip(best.tolist(), clear.tolist())):
        if not sounds:
            continue
        at, hertz, loud = number * STEP_MS, frequencies[which], float(decibels[number])
        last = found[-1] if found else None
        if last and last.hertz == hertz and at - (last.begins_ms + last.lasts_ms) <= WINDOW_MS:
            loudest = max(last.decibels, loud)
            found[-1] = last._replace(lasts_ms=at + STEP_MS - last.begins_ms, decibels=loudest)
        else:
            found.append(Tone(hertz, at, STEP_MS, loud))
    kept: list[Tone] = []
    for tone in found:
        if tone.lasts_ms < _SHORTEST_MS:
            continue
        if kept and kept[-1].hertz == tone.hertz:
            kept[-1] = kept[-1]._replace(lasts_ms=max(kept[-1].lasts_ms, tone.lasts_ms))
        else:
            kept.append(tone)
    return kept


@lru_cache(maxsize=4)
def _turns(frequencies: tuple[int, ...], size: int) -> Any:
    import numpy as np

    turns: numpy.ndarray[Any, Any] = np.exp(
        -2j * np.pi * np.outer(np.arange(size), frequencies) / RATE
    ).astype(np.complex64)
    return turns


def _samples(recording: Path) -> Any:
    """WAV or headerless A-law (ITU-T G.711) as floating point; a length of zero where nothing was recorded."""
    import io

    import numpy as np
    import soundfile

    data = recording.read_bytes()
    if not data:
        return np.zeros(0, np.float32)
    if recording.suffix == ".wav":
        return soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)[0][:, 0]
    samples, _ = soundfile.read(
        io.BytesIO(data), samplerate=RATE, channels=1, format="RAW", subtype="ALAW", dtype="float32"
    )
    return samples
