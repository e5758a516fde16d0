"""What a run over many prompts is given: choices, places, locked results, and the machines that work."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.nodes import Clip
from ivrc.speech.settings import SLOWEST, Settings, Unheard
from ivrc.speech.spoken import Carrier


class Locked(NamedTuple):
    """What an earlier run made of a clip: `asked` is the fingerprint of what was asked for (see `asked`), the rest
    is what came of it. `audio` is the SHA-256 of the finished prompt."""

    asked: str
    engine: str
    version: str
    voice: str
    reading: str
    audio: str
    seconds: float


@dataclass(frozen=True)
class Studio:
    """A run's circumstances. `own` are the settings of single clips, by id. `cache` is this machine's folder;
    `shared` the address of a store behind it, or empty. `with_readings` gives a clip as engines are to be given it (the
    project's readings). `locked` are former results by clip id; `firmly` keeps them even where a preferred engine
    could speak now. `cluster` is the address of a Dask scheduler, empty for this machine alone. `carriers`, by id,
    are of the clips that are pieces, to be joined to others."""

    settings: Settings
    cache: Path
    own: Mapping[str, Settings] = field(default_factory=dict)
    recordings: Path | None = None
    shared: str = ""
    with_readings: Callable[[Clip], Clip] = lambda clip: clip
    locked: Mapping[str, Locked] = field(default_factory=dict)
    firmly: bool = False
    cluster: str = ""
    carriers: Mapping[str, Carrier] = field(default_factory=dict)

    def of(self, clip: Clip) -> Settings:
        """The settings that a clip is spoken with: the words of a value are said more slowly."""
        settings = self.own.get(clip.id, self.settings)
        if clip.piece is None or not clip.piece.value:
            return settings
        return replace(settings, rate=max(SLOWEST, settings.rate_of_numbers))


def asked(clip: Clip, settings: Settings) -> str:
    """The fingerprint of what is asked for: words, readings and choices, but no version of anything. It tells
    whether a locked result still answers the question."""
    parts = [
        clip.locale, clip.text, clip.readings,
        settings.engines, settings.voice, settings.rate, settings.rate_of_numbers, settings.pauses, _own(settings),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _own(settings: Settings) -> str:
    """What single engines are given that can be heard; a key that stands alone under `speech:` is told by its value
    alone."""
    heard = [(name, value) for name, value in settings.own if not isinstance(value, Unheard)]
    return "\n".join(f"{name}={value}" if "." in name else str(value) for name, value in heard)
