"""A part of what Kokoro speaks, cut out exactly: the model itself knows how long it speaks each symbol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ivrc.speech import cuts
from ivrc.speech.spoken import Sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OPEN, CLOSE = "[", "]"
"""Around the symbols that are kept; neither is a symbol of the model."""

FRAME = 600
"""Samples in one frame of the model's durations: 25 ms at 24 kHz."""


def marked(parts: Sequence[str], before: str, after: str) -> tuple[str, ...]:
    """Parts to speak with marks around what is kept: `before` goes ahead of the first, `after` behind the last, set off
    by their own signs or by semicolons: then the voice is silent for 30 ms and more on both sides, and the knife meets
    no sound."""
    kept = [OPEN + part + CLOSE for part in parts]
    if before:
        sign = before[-1] if before[-1] in ",;" else ";"
        kept[0] = f"{before.rstrip('.,;:!? ')}{sign} {kept[0]}"
    if after:
        sign = after[0] if after[0] in ",;." else ";"
        kept[-1] += f"{sign} {after.lstrip(',;. ')}"
    return tuple(kept)


def unmarked(part: str) -> tuple[str, tuple[int, int]]:
    """A part without its marks, and from which symbol to which it is kept: all of it where it has none."""
    before, _, rest = part.rpartition(OPEN)
    piece, _, after = rest.partition(CLOSE)
    return before + piece + after, (len(before), len(before) + len(piece))


def cut(sound: Sound, frames: NDArray[np.floating[Any]], wanted: tuple[int, int]) -> Sound:
    """The sound of the symbols `wanted`, from the silence before to the silence after them."""
    import numpy as np

    ends = np.cumsum(np.asarray(frames, dtype=np.float64).reshape(-1)) * FRAME
    spoken = len(ends) - 2
    start = 0 if wanted[0] == 0 else round(ends[wanted[0]])
    end = len(sound.samples) if wanted[1] >= spoken else round(ends[wanted[1]])
    return cuts.out(sound, start, end)
