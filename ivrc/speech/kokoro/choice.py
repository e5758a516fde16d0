"""Of one word spoken in several places the one where it is meant to sound most as its tones ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ivrc.speech import pitch
from ivrc.speech.kokoro import kept, timing, tones
from ivrc.speech.kokoro.sessions import Sessions
from ivrc.speech.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_UNHEARD = 15.0
"""Semitones that a syllable without voice is from its tone: farther than any other."""

OR = "|"
"""Between the sentences of which one is kept; no symbol of the model."""


class Meant(NamedTuple):
    """A sentence as the model means to say it. `away` is how far the syllables of what is kept of it are from their tones, in
    semitones, one with another."""

    spelt: str
    wanted: tuple[int, int]
    frames: Floats
    speed: Floats
    pitch: Floats
    syllables: tuple[tones.Syllable, ...]
    away: float


def meant(model: Sessions, part: str, voice: str, settings: Settings) -> Meant:
    """A sentence with marks around what is kept of it, at its pace."""
    spelt, wanted = kept.unmarked(timing.unmarked(part)[0])
    raw = model.own_frames(spelt, voice)
    frames = timing.of_piece(raw, spelt, wanted, settings)
    foretold = model.foretell(spelt, voice, raw / frames)
    said = tones.syllables(spelt, frames, wanted)
    middle = tones.MIDDLE_HZ.get(voice)
    off = [away(foretold.pitch, each, middle) for each in said] if middle else []
    return Meant(
        spelt, wanted, frames, raw / frames, foretold.pitch, said, sum(off) / len(off) if off else 0.0
    )


def away(hertz: Floats, syllable: tones.Syllable, middle: float) -> float:
    """How far a syllable is from its tone."""
    found = tones.contour(hertz, syllable, middle)
    if found is None:
        return _UNHEARD
    return pitch.away(found.points, syllable.tone) + pitch.STILL * (
        not pitch.moves(found.points, syllable.tone)
    )
