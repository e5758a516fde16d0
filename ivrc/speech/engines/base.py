"""What an engine is. A new one is a file with an `Engine` and a line in `engines/__init__.py`, or an entry
point.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ivrc.flow.nodes import Clip
from ivrc.speech.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float64]


class Script(NamedTuple):
    """What an engine will say. `text` goes to the engine and into the cache address; `shown` is for people.

    `parts` are `text` cut where the engine needs it cut; they are spoken one by one and joined. `rests` are
    the pauses in milliseconds after each part but the last. `syllables`, when known, tells how long the whole may take,
    and an answer that is too short; `numbers` of them are of numbers, which are said more slowly.
    """

    text: str
    shown: str
    voice: str
    parts: tuple[str, ...] = ()
    rests: tuple[int, ...] = ()
    syllables: int = 0
    numbers: int = 0


class Carrier(NamedTuple):
    """What is spoken before and after a piece and not kept: a piece sounds joined when it comes out of a sentence."""

    before: str
    after: str


class Sound(NamedTuple):
    """One channel of samples, full scale ±1.0, at `rate` samples a second."""

    samples: Samples
    rate: int


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
