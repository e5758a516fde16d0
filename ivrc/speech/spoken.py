"""What is to be said, and the sound that came of it: what engines and all that handles sound share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    """What is spoken before and after a piece and not kept: a piece sounds joined when it comes out of a sentence. `others`
    are further surroundings, of which an engine may take those where the piece comes out best."""

    before: str
    after: str
    others: tuple[tuple[str, str], ...] = ()


class Sound(NamedTuple):
    """One channel of samples, full scale ±1.0, at `rate` samples a second."""

    samples: Samples
    rate: int
