"""What an engine is. A new one is a file with an `Engine` and a line in `engines/__init__.py`, or an entry
point.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from ivrc.flow.nodes import Clip
from ivrc.speech.settings import Settings
from ivrc.speech.spoken import Carrier, Script, Sound

__all__ = ["Carrier", "Engine", "Factory", "Script", "Setup", "Sound"]


class Setup(NamedTuple):
    """All that an engine may need to know of a run. `models` is a folder it may keep its models in."""

    settings: Settings
    models: Path
    clips: Sequence[Clip]


class Engine(Protocol):
    """One way of making speech.

    `version` changes whenever the same script may sound different; it is a part of the cache address.
    `script` is quick and pure; `speak` may be slow. Both raise `findings.Failure` and nothing else.
    """

    name: str
    version: str
    voices: tuple[str, ...]
    """The names that `Settings.voice` may have for it."""

    parallel: int
    """How many threads may call `speak` at a time. An engine that may be called by several may also have a method
    `stop()`, which makes the calls that are under way fail soon; it is called when a run is interrupted. One that can
    cut a piece out of a sentence has `piece(clip, carrier)`, a `script` of which `speak` keeps the clip's own words."""

    def script(self, clip: Clip) -> Script: ...

    def speak(self, part: str, voice: str) -> Sound: ...


class Factory(Protocol):
    """How an engine is opened. Raises `findings.Failure` (with `whole=True`) when it cannot run here at
    all.
    """

    def __call__(self, setup: Setup) -> Engine: ...
