"""A part of what Kokoro speaks, cut out exactly: the model itself knows how long it speaks each symbol."""

from __future__ import annotations

import re
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

_DURATIONS = b"/encoder/Clip_output_0"
"""What the published model calls the durations of its symbols, in frames, the zeros at both ends included. It
computes them on the way and does not give them out by itself."""


_OWN = b"/encoder/predictor/ReduceSum_output_0"
"""The durations before they are divided by the speed and rounded: as the model means them."""

_SPEED = re.compile(rb"(\x0a\x05speed\x12.\x0a.\x08\x01\x12.\x0a\x02)\x08\x01", re.DOTALL)
"""ValueInfoProto of the input `speed`, a tensor of float with one dimension, whose `dim_value` is 1."""


def timed(model: bytes) -> bytes:
    """A model that gives out the durations as well, and takes a speed for each symbol where it took one for all: that
    dimension is made an unknown one (an empty `dim_param`), since the durations are divided by it as they are. By the encoding of Protocol Buffers (`Last One Wins`) the fields
    of a message that is appended are merged into the first: this is field 7 of ModelProto (graph), in it field 12
    of GraphProto (output), in it field 1 of ValueInfoProto (name), as onnx.proto numbers them."""
    found = list(_SPEED.finditer(model))
    if len(found) != 1:
        raise ValueError("no input `speed` of one number")
    start, end = found[0].span()
    free = model[:start] + found[0][1] + b"\x12\x00" + model[end:]
    return free + b"".join(_field(7, _field(12, _field(1, name))) for name in (_DURATIONS, _OWN))


def marked(parts: Sequence[str], before: str, after: str) -> tuple[str, ...]:
    """Parts to speak with marks around what is kept: `before` goes ahead of the first, `after` behind the last, set off
    by their own signs or by semicolons: then the voice is silent for 30 ms and more on both sides, and the knife meets
    no sound."""
    kept = [OPEN + part + CLOSE for part in parts]
    if before:
        sign = before[-1] if before[-1] in ",;" else ";"
        kept[0] = f"{before.rstrip('.,;:!? ')}{sign} {kept[0]}"
    if after:
        sign = after[0] if after[0] in ",;" else ";"
        kept[-1] += f"{sign} {after.lstrip(',; ')}"
    return tuple(kept)


def unmarked(part: str) -> tuple[str, tuple[int, int] | None]:
    """A part without its marks, and from which symbol to which it is kept; None where all of it is."""
    if OPEN not in part and CLOSE not in part:
        return part, None
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


def _field(number: int, content: bytes) -> bytes:
    """A length-delimited field of Protocol Buffers, of fewer than 16 fields and 128 bytes."""
    return bytes([number << 3 | 2, len(content)]) + content
