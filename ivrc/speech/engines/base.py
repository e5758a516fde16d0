"""What an engine is. A new one is a class of `Engine` in a file of this folder and a line in `engines/__init__.py`, or
an entry point.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from ivrc.flow.nodes import Clip
from ivrc.speech.engines.options import Option
from ivrc.speech.settings import Settings
from ivrc.speech.spoken import Carrier, Script, Sound

__all__ = ["Carrier", "Engine", "Script", "Setup", "Sound", "cores"]


class Setup(NamedTuple):
    """All that an engine may need to know of a run. `models` is a folder it may keep its models in."""

    settings: Settings
    models: Path
    clips: Sequence[Clip]


class Engine(ABC):
    """One way of making speech.

    It is opened with a `Setup`, and raises `findings.Failure` (with `whole=True`) when it cannot run here at all.
    `script` is quick and pure; `speak` may be slow. They and `piece` raise `findings.Failure` and nothing else.
    """

    name: str
    version: str
    """Changes whenever the same script may sound different, settings of the engine's own included: it is a part of the
    cache address."""

    voices: tuple[str, ...] = ()
    """The names that `Settings.voice` may have for it."""

    parallel: int = 1
    """How many threads may call `speak` at a time."""

    options: ClassVar[tuple[Option, ...]] = ()
    """The settings that it alone has."""

    draft: ClassVar[bool] = False
    """Whether it is for trying out, and no caller is to hear it."""

    by_itself: ClassVar[bool] = True
    """Whether what it makes of a clip hangs on that clip alone, and not on the run's others."""

    @abstractmethod
    def __init__(self, setup: Setup) -> None:
        """Opens it for a run."""

    @abstractmethod
    def script(self, clip: Clip) -> Script:
        """What it will say for a clip."""

    @abstractmethod
    def speak(self, part: str, voice: str) -> Sound:
        """The sound of a script's part."""

    def piece(self, clip: Clip, carrier: Carrier) -> Script:
        """A script of which `speak` keeps the clip's own words alone. One that cannot cut says the clip by itself."""
        return self.script(clip)

    def stop(self) -> None:
        """Has the calls of `speak` that are under way in other threads fail soon: the run was interrupted.

        Nothing, where `speak` ends by itself before long."""
        return


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
