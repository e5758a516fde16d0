"""A prompt must not press keys: a voice that a switch takes for a DTMF digit ends the menu by itself (talk-off)."""

from __future__ import annotations

import io

from ivrc.speech import dtmf, findings, mastering
from ivrc.speech.mastering import PROMPT, Margins
from ivrc.speech.spoken import Sound

_SHIFTS = (1.0, 1.025, 0.975, 1.04, 0.96)
"""Factors of speed and pitch that are tried, the nearest first. A receiver must not take a tone that is 3.5 % off for
a digit, and must not miss one that is 1.5 % off (ITU-T Q.24)."""


def master(sound: Sound, source: str, *, spoken: bool, margins: Margins = PROMPT) -> tuple[bytes, float]:
    """A finished prompt in which no key is heard: `mastering.master`, if need be of the sound a little higher or lower.

    Only what an engine has spoken may be changed, not a recording. Raises mastering.Silence, and Failure when a key
    is heard in spite of all.
    """
    heard: tuple[dtmf.Key, ...] = ()
    for shift in _SHIFTS if spoken else _SHIFTS[:1]:
        wav, seconds = mastering.master(Sound(sound.samples, round(sound.rate * shift)), margins)
        found = keys(wav)
        if not found:
            return wav, seconds
        heard = heard or found
    raise findings.talk_off(source, heard[0].key, heard[0].start)


def keys(wav: bytes) -> tuple[dtmf.Key, ...]:
    """The keys that a detector hears in a finished prompt."""
    import soundfile

    samples, _ = soundfile.read(io.BytesIO(wav), dtype="float64")
    return dtmf.find(samples)
