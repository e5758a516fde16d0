"""What a telephone's voice is coded with: G.711 A-law and mu-law, and G.722, 20 ms in 160 bytes each (RFC 3551)."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, Protocol, cast

import G722
import numpy
import soundfile

from ivrc.flow.causes import Words

Samples = numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]
"""Between -1 and 1."""
_Table = numpy.ndarray[tuple[int], numpy.dtype[numpy.int16]]

HEARD_RATE = 8000
"""Samples a second of what is decoded, whatever the codec."""
FRAME_MS, FRAME_BYTES = 20, 160
_FULL = 32767


class Coder(Protocol):
    """One conversation's coding: it may remember what came before."""

    def encode(self, samples: Samples) -> bytes:
        """Samples at the codec's rate."""

    def decode(self, data: bytes) -> Samples:
        """At HEARD_RATE."""


class Codec(NamedTuple):
    """A codec: its name in a report and in SDP, its payload type, its samples a second, and what codes."""

    title: Words
    sdp: str
    payload: int
    rate: int
    coder: Callable[[], Coder]


class _G711:
    """By tables: each of 65,536 samples, each of 256 bytes."""

    def __init__(self, subtype: str) -> None:
        self._bytes, self._samples = _tables(subtype)

    def encode(self, samples: Samples) -> bytes:
        return self._bytes[_whole(samples) + 32768].tobytes()

    def decode(self, data: bytes) -> Samples:
        return self._samples[numpy.frombuffer(data, numpy.uint8)] / 32768


class _G722:
    """64 kbit/s. Every second of its 16,000 samples is kept: a switch's prompts end below 4 kHz."""

    def __init__(self) -> None:
        self._out, self._in = G722.G722(16000, 64000), G722.G722(16000, 64000)

    def encode(self, samples: Samples) -> bytes:
        return cast(bytes, self._out.encode(_whole(samples).tolist()))

    def decode(self, data: bytes) -> Samples:
        return cast(Samples, numpy.asarray(self._in.decode(data), numpy.float64)[::2] / 32768)


def _whole(samples: Samples) -> _Table:
    return cast(_Table, numpy.rint(numpy.clip(samples, -1, 1) * _FULL).astype(numpy.int32))


@lru_cache(maxsize=2)
def _tables(subtype: str) -> tuple[numpy.ndarray[tuple[int], numpy.dtype[numpy.uint8]], _Table]:
    coded, every = io.BytesIO(), numpy.arange(-32768, 32768).astype(numpy.int16)
    soundfile.write(coded, every, HEARD_RATE, format="RAW", subtype=subtype)
    kinds = io.BytesIO(bytes(range(256)))
    decoded, _ = soundfile.read(
        kinds, format="RAW", subtype=subtype, channels=1, samplerate=HEARD_RATE, dtype="int16"
    )
    return numpy.frombuffer(coded.getvalue(), numpy.uint8), cast(_Table, decoded)


ALAW = Codec(Words("A 律", "A-law"), "PCMA/8000", 8, 8000, lambda: _G711("ALAW"))
ULAW = Codec(Words("μ 律", "mu-law"), "PCMU/8000", 0, 8000, lambda: _G711("ULAW"))
WIDE = Codec(Words("G.722", "G.722"), "G722/8000", 9, 16000, _G722)
"""RFC 3551, 4.5.2: G.722 is announced with 8000, its samples are 16,000 a second."""
