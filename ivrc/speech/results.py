"""What comes of a run over prompts, and what is told on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Clip


class Spoken(NamedTuple):
    """A finished prompt: who spoke it (`recording` and `beep` are no engines), as what, how long, and its file.

    `reading` is what was really said: pinyin or the normalised text, a recording's file name. `path` is a
    16-bit 8 kHz WAV in the cache, and `audio` the SHA-256 of it. `cached` says that nothing had to be spoken.
    """

    id: str
    engine: str
    voice: str
    reading: str
    seconds: float
    path: Path
    cached: bool
    version: str
    audio: str


class Result(NamedTuple):
    """Finished prompts by clip id, and what is to be said about the others. A clip in neither is an error
    there.
    """

    clips: dict[str, Spoken]
    diagnostics: tuple[Diagnostic, ...]


class Begun(NamedTuple):
    """Work on a prompt that has to be made begins: its number from 1, how many there are, its clip, and which share
    of all the speaking is finished by now (0 to 1)."""

    number: int
    total: int
    clip: Clip
    finished: float


Progress = Callable[[Begun], None]
"""Told what begins."""


def unheard(_: Begun) -> None:
    """Nobody is told."""
