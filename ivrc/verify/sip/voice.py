"""One side of a conversation: RTP both ways (RFC 3550), 20 ms a packet. What is said and typed stands in a queue."""

from __future__ import annotations

import asyncio
import random
import struct
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

import numpy

from ivrc.speech import dtmf
from ivrc.verify.sip.codecs import ALAW, FRAME_BYTES, FRAME_MS, HEARD_RATE, Codec, Samples
from ivrc.verify.sip.messages import EVENTS, HERE

KEYS = "0123456789*#ABCD"
"""In the order of their events (RFC 4733, 3.2)."""
_KEY_FRAMES, _PAUSE_FRAMES = 3, 3
KEY_MS = (_KEY_FRAMES + _PAUSE_FRAMES) * FRAME_MS
"""A key with the pause behind it: each longer than the 40 ms that ITU-T Q.24 asks for."""
_KEY_VOLUME, _KEY_DBM0 = 0.2, 10
_ENDS = 3
"""The last packet of an event comes three times (RFC 4733, 2.5.1.4)."""
_LARGEST_GAP = 50
"""Packets: of a larger one it is not known that they were lost."""


class _Event(NamedTuple):
    """20 ms of a key."""

    key: str
    frame: int


class Voice(asyncio.DatagramProtocol):
    """Speaks to `peer` as soon as that is known, and keeps what it hears. `loop` is said again and again where nothing
    else is to be said, `first` is the first packet's sequence number; of `loses` packets each way one is lost, where that
    is not 0. A `muted` voice sends nothing. `late_ms` is by how much the latest packet came too late: a busy machine's silence."""

    def __init__(
        self,
        codec: Codec = ALAW,
        loop: Samples | None = None,
        first: int | None = None,
        loses: int = 0,
    ) -> None:
        self.codec = codec
        self.peer: tuple[str, int] | None = None
        self.muted = False
        self.late_ms = 0
        self._coder = codec.coder()
        self._loop = loop if loop is not None else numpy.zeros(codec.rate)
        self._number = random.getrandbits(16) if first is None else first
        self._stamp, self._source = random.getrandbits(31), random.getrandbits(32)
        self._loses, self._sent, self._came = loses, 0, 0
        self._queue: deque[Samples | _Event] = deque()
        self._heard: list[tuple[int, int, bytes]] = []

    async def open(self) -> None:
        """Listens on a port of its own and begins to speak."""
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(HERE, 0))
        self._transport = transport
        self.port = int(transport.get_extra_info("sockname")[1])
        self._speaking = asyncio.create_task(self._speak())

    def close(self) -> None:
        """Says and hears no more."""
        self._speaking.cancel()
        self._transport.close()

    def say(self, samples: Samples) -> int:
        """Says something after all that is to be said. Gives its length in milliseconds."""
        size = self.codec.rate * FRAME_MS // 1000
        frames = [samples[at : at + size] for at in range(0, len(samples) - size + 1, size)]
        self._queue.extend(frames)
        return len(frames) * FRAME_MS

    def type_events(self, keys: str) -> int:
        """Types keys as events (RFC 4733). Gives how long it takes, in milliseconds."""
        silence = numpy.zeros(self.codec.rate * FRAME_MS // 1000)
        for key in keys:
            self._queue.extend(_Event(key, frame) for frame in range(_KEY_FRAMES))
            self._queue.extend([silence] * _PAUSE_FRAMES)
        return len(keys) * KEY_MS

    def type_tones(self, keys: str) -> int:
        """Types keys as tones among what is said. Gives how long it takes, in milliseconds."""
        rate = self.codec.rate
        pause = numpy.zeros(rate * FRAME_MS * _PAUSE_FRAMES // 1000)
        return sum(self.say(numpy.concatenate((_tones(key, rate), pause))) for key in keys)

    def stop(self) -> None:
        """What has not been said goes unsaid."""
        self._queue.clear()

    def heard(self) -> Samples:
        """All that was heard, at HEARD_RATE. What was lost is silence."""
        coder = self.codec.coder()
        pieces = (coder.decode(data) if data else _SILENCE for data in self._frames())
        return numpy.concatenate([numpy.zeros(0), *pieces])

    def _frames(self) -> Iterator[bytes]:
        """The payloads in order, with an empty one for each that is missing between two."""
        before: tuple[int, int] | None = None
        for source, number, data in self._heard:
            gap = (number - before[1]) % 65536 - 1 if before and before[0] == source else 0
            yield from [b""] * (gap if 0 < gap <= _LARGEST_GAP else 0)
            before = (source, number)
            yield data

    def datagram_received(self, data: bytes, addr: object) -> None:
        if len(data) <= 12 or data[1] & 127 != self.codec.payload:
            return
        self._came += 1
        if not self._is_lost(self._came):
            _, _, number, _, source = struct.unpack("!BBHII", data[:12])
            self._heard.append((source, number, data[12:]))

    def _is_lost(self, count: int) -> bool:
        return self._loses > 0 and count % self._loses == 0

    async def _speak(self) -> None:
        """A packet for every 20 ms that have gone by: on a busy machine several at once."""
        loop = asyncio.get_running_loop()
        began, said = loop.time(), 0
        while True:
            self.late_ms = max(self.late_ms, round((loop.time() - began) * 1000) - said * FRAME_MS)
            while said * FRAME_MS / 1000 <= loop.time() - began:
                self._tick(said)
                said += 1
            await asyncio.sleep(FRAME_MS / 1000)

    def _tick(self, said: int) -> None:
        self._stamp += FRAME_BYTES
        if self.peer is None:
            return
        match self._queue.popleft() if self._queue else None:
            case _Event(key, frame):
                self._event(key, frame)
            case None:
                size = self.codec.rate * FRAME_MS // 1000
                at = said * size % len(self._loop)
                self._sound(self._loop[at : at + size])
            case samples:
                self._sound(samples)

    def _sound(self, samples: Samples) -> None:
        self._send(self.codec.payload, self._stamp, self._coder.encode(samples))

    def _event(self, key: str, frame: int) -> None:
        """The packets of an event share its first moment."""
        ends = frame == _KEY_FRAMES - 1
        data = struct.pack("!BBH", KEYS.index(key), 128 * ends + _KEY_DBM0, (frame + 1) * FRAME_BYTES)
        for _ in range(_ENDS if ends else 1):
            self._send(EVENTS, self._stamp - frame * FRAME_BYTES, data, marked=frame == 0)

    def _send(self, payload: int, stamp: int, data: bytes, marked: bool = False) -> None:
        kind = payload | 128 * marked
        head = struct.pack("!BBHII", 128, kind, self._number & 0xFFFF, stamp & 0xFFFFFFFF, self._source)
        self._number += 1
        self._sent += 1
        if not self.muted and not self._is_lost(self._sent):
            self._transport.sendto(head + data, self.peer)


_SILENCE = numpy.zeros(HEARD_RATE * FRAME_MS // 1000)


def sine(hertz: float, rate: int, ms: int, volume: float = 0.2) -> Samples:
    """A tone."""
    return volume * numpy.sin(2 * numpy.pi * hertz * numpy.arange(rate * ms // 1000) / rate)


def _tones(key: str, rate: int) -> Samples:
    (row,) = (number for number, keys in enumerate(dtmf.KEYS) if key in keys)
    low, high = dtmf.ROWS[row], dtmf.COLUMNS[dtmf.KEYS[row].index(key)]
    ms = _KEY_FRAMES * FRAME_MS
    return sine(low, rate, ms, _KEY_VOLUME) + sine(high, rate, ms, _KEY_VOLUME)
