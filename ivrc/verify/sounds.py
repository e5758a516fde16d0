"""Prompts that can be told apart by ear: every clip is its own tone (`ivrc.speech.engines.tones`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.nodes import BEEP, Clip, Hotline
from ivrc.speech import Settings, beep, encode, sine, speak
from ivrc.speech.engines import tones

DESK, CALLER = "~desk", "~caller"
MUSIC = "~music-"
"""Begins the music of queues as clips, by its name on the switch."""
"""The voices of a destination's telephone and of the caller's, as clips: no clip's name begins so."""
VOICES = {DESK: 3450, CALLER: 3550}
"""Their tones in Hz, beyond those of clips."""
VOICE_MS = {DESK: 500, CALLER: 1000}
"""How long they speak."""
_WINDOW_MS = 100
_KEPT_MS = 700
"""How much of it is kept at least: a switch may leave out a quarter of a second before the key that ends a message."""


STILL_BYTES = 12_800
"""Of it, as long as a caller listens to music before doing anything."""
SILENCE = b"\xd5" * 5 * 8000
"""Five seconds of it, 8 kHz A-law."""


class Sound(NamedTuple):
    """A clip's file as a switch plays it with its suffix, its length with and without the silence around the tone, the
    frequencies in Hz that it sounds, one after the other, and the power of them below full scale (0: not known)."""

    data: bytes
    suffix: str
    length_ms: int
    sounding_ms: int
    frequencies: tuple[int, ...]
    decibels: float = 0.0


def sounds(hotlines: Sequence[Hotline], audio: tuple[str, str], cache: Path) -> Mapping[str, Sound]:
    """A sound for every clip of the hotlines, in a format with its suffix. Hotlines share one for clips of the same
    id."""
    from ivrc.flow.clips import all_clips

    clips: dict[str, Clip] = {clip.id: clip for hotline in hotlines for clip in all_clips(hotline)}
    said = speak(list(clips.values()), Settings(engines=("tones",)), cache)
    if said.diagnostics:
        raise ValueError(said.diagnostics[0].en)
    frequencies = tones.plan(list(clips))
    return _music(hotlines) | {
        name: Sound(
            encode(spoken.path, audio[0]),
            audio[1],
            round(spoken.seconds * 1000),
            sounding_ms(name, len(frequencies[name])),
            frequencies[name],
            loudness(spoken.path),
        )
        for name, spoken in said.clips.items()
    }


_MUSIC_MS, _MUSIC_HEARD_MS = 120_000, 800
_MUSIC_HERTZ = range(3325, 3450, 25)


def _music(hotlines: Sequence[Hotline]) -> dict[str, Sound]:
    """A tone for each music of the hotlines' queues and look-ups: as many as there are tones between those of clips and of telephones."""
    found = {node.music or "default" for hotline in hotlines for node in of_kind(hotline, Queue)}
    found |= {node.music for hotline in hotlines for node in of_kind(hotline, Lookup) if node.music}
    return {
        f"{MUSIC}{name}": Sound(_tone(hertz, _MUSIC_MS), ".alaw", _MUSIC_MS, _MUSIC_HEARD_MS, (hertz,))
        for name, hertz in zip(sorted(found), _MUSIC_HERTZ, strict=False)
    }


def loudness(spoken: Path) -> float:
    """The power of the loudest tenth of a second below full scale, of a WAV file of any rate."""
    import numpy as np
    import soundfile

    samples, rate = soundfile.read(spoken, dtype="float32", always_2d=True)
    size = rate * _WINDOW_MS // 1000
    whole = np.concatenate(([0.0], np.cumsum(samples[:, 0].astype(np.float64) ** 2)))
    power = (whole[size:] - whole[:-size]).max(initial=1e-12) / size
    return float(10 * np.log10(power))


def voices() -> Mapping[str, Sound]:
    """The voices of the telephones, as sounds that no switch plays."""
    return {name: Sound(b"", "", ms, min(ms, _KEPT_MS), (VOICES[name],)) for name, ms in VOICE_MS.items()}


def voice(name: str) -> bytes:
    """What a telephone says, as 8 kHz A-law without a header."""
    return _tone(VOICES[name], VOICE_MS[name])


def _tone(hertz: int, ms: int) -> bytes:
    """A tone, likewise."""
    import io

    import soundfile

    out = io.BytesIO()
    said = sine.tone((hertz,), ms / 1000)
    soundfile.write(out, said.samples, said.rate, format="RAW", subtype="ALAW")
    return out.getvalue()


def sounding_ms(clip: str, frequencies: int) -> int:
    """How long a clip's tones sound together."""
    return round(1000 * (beep.SECONDS if clip == BEEP else sine.SECONDS * frequencies))
