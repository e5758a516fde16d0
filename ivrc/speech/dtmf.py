"""Which telephone keys a detector would hear in a sound (DTMF: ITU-T Q.23 sending, Q.24 receiving).

Goertzel filters over blocks of 102 samples at 8 kHz, as the switches' own detectors use; but the blocks overlap by
half, since nobody knows where a switch begins to count, and the limits are a little wider than theirs. What this one
does not hear, spandsp does not either. FreeSWITCH's own `start_dtmf` (libteletone) does: its filters are not cleared from
block to block, so that what it hears depends on the whole call (`bench/levels.py` counts it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

ROWS, COLUMNS = (697, 770, 852, 941), (1209, 1336, 1477, 1633)
KEYS = ("123A", "456B", "789C", "*0#D")
RATE = 8000

_BLOCK = 102
"""12.75 ms: the shortest block whose filters tell neighbouring frequencies apart."""

_STEP = 51
_IN_A_ROW = 3
"""Overlapping blocks with the same key: 25 ms. Q.24 lets a receiver ignore what is shorter than 20 to 40 ms."""

_LEAST_DBOV = -45.0
"""Of each of the two tones. Q.24: signals of -25 to -29 dBm and lower need not be heard, speech is above it."""

_TWIST_DB = 9.0, 5.0
"""How far the upper tone may be below the lower, and above it (Q.24: 5 to 10 dB, and 4 dB)."""

_ABOVE_OTHERS_DB = 7.0
"""How far a tone must stand out from the other three of its group."""

_SHARE = 0.65
"""Of all the power in the block that the two tones must have."""

_HARMONIC_DB = -3.0
"""A second harmonic that is stronger, against its tone, belongs to a voice."""


class Key(NamedTuple):
    """A key that was heard, and where, in seconds."""

    key: str
    start: float
    end: float


def find(samples: Samples) -> tuple[Key, ...]:
    """The keys in one channel of 8 kHz, full scale ±1.0, in order."""
    import numpy as np

    count = (len(samples) - _BLOCK) // _STEP + 1
    if count < _IN_A_ROW:
        return ()
    blocks = np.lib.stride_tricks.sliding_window_view(samples, _BLOCK)[::_STEP][:count]
    heard = _keys(blocks)
    found: list[Key] = []
    start = 0
    for place in range(1, count + 1):
        if place < count and heard[place] == heard[start]:
            continue
        if heard[start] >= 0 and place - start >= _IN_A_ROW:
            row, column = divmod(int(heard[start]), 4)
            end = (place - 1) * _STEP + _BLOCK
            found.append(Key(KEYS[row][column], start * _STEP / RATE, end / RATE))
        start = place
    return tuple(found)


def _keys(blocks: Samples) -> NDArray[np.int64]:
    """The number of the key in each block, or -1."""
    import numpy as np

    tones = np.array([*ROWS, *COLUMNS], dtype=np.float64)
    turns = 2 * np.pi * np.outer(np.arange(_BLOCK), np.concatenate([tones, 2 * tones])) / RATE
    power = 2 * (_filtered(blocks, np.cos(turns)) + _filtered(blocks, np.sin(turns))) / _BLOCK**2
    total = np.mean(blocks**2, axis=1)
    every = np.arange(len(blocks))
    row, column = power[:, :4].argmax(axis=1), power[:, 4:8].argmax(axis=1)
    low, high = power[every, row], power[every, 4 + column]
    others = np.partition(power[:, :4], 2, axis=1)[:, 2], np.partition(power[:, 4:8], 2, axis=1)[:, 2]
    down, up = (10 ** (db / 10) for db in _TWIST_DB)
    above, least = 10 ** (_ABOVE_OTHERS_DB / 10), 10 ** (_LEAST_DBOV / 10)
    harmonic = 10 ** (_HARMONIC_DB / 10)
    is_key = (
        (low >= least) & (high >= least)
        & (low <= high * down) & (high <= low * up)
        & (low >= others[0] * above) & (high >= others[1] * above)
        & (low + high >= _SHARE * total)
        & (power[every, 8 + row] <= low * harmonic) & (power[every, 12 + column] <= high * harmonic)
    )  # fmt: skip
    return np.where(is_key, row * 4 + column, -1)


def _filtered(blocks: Samples, wave: Samples) -> Samples:
    """The square of each block's product with each wave. Not by the linear algebra library: for so little, its threads
    cost more than they save."""
    import numpy as np

    product: Samples = np.einsum("bn,nf->bf", blocks, wave) ** 2
    return product
