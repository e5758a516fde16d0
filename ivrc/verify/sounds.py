"""Prompts that can be told apart by ear: every clip is its own tone (`ivrc.speech.engines.tones`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.nodes import BEEP, Clip, Hotline
from ivrc.speech import Settings, beep, encode, sine, speak
from ivrc.speech.engines import tones


class Sound(NamedTuple):
    """A clip's file as a switch plays it with its suffix, its length with and without the silence around the tone, and
    the frequencies in Hz that it sounds, one after the other."""

    data: bytes
    suffix: str
    length_ms: int
    sounding_ms: int
    frequencies: tuple[int, ...]


def sounds(hotlines: Sequence[Hotline], audio: tuple[str, str], cache: Path) -> Mapping[str, Sound]:
    """A sound for every clip of the hotlines, in a format with its suffix. Hotlines share one for clips of the same
    id."""
    from ivrc.flow.clips import all_clips

    clips: dict[str, Clip] = {clip.id: clip for hotline in hotlines for clip in all_clips(hotline)}
    said = speak(list(clips.values()), Settings(engines=("tones",)), cache)
    if said.diagnostics:
        raise ValueError(said.diagnostics[0].en)
    frequencies = tones.plan(list(clips))
    return {
        name: Sound(
            encode(spoken.path, audio[0]),
            audio[1],
            round(spoken.seconds * 1000),
            sounding_ms(name, len(frequencies[name])),
            frequencies[name],
        )
        for name, spoken in said.clips.items()
    }


def sounding_ms(clip: str, frequencies: int) -> int:
    """How long a clip's tones sound together."""
    return round(1000 * (beep.SECONDS if clip == BEEP else sine.SECONDS * frequencies))
