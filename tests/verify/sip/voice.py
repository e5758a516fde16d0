"""One side of a conversation: RTP both ways, A-law, 20 ms a packet. What is said is one tone, in a loop.

SIPp and baresip, the programs that are kept, choose the first sequence number themselves; here it is the question.
"""

from __future__ import annotations

import asyncio
import io
import random
import struct
from pathlib import Path
from typing import cast

import numpy
import soundfile

Samples = numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]

RATE, FRAME = 8000, 160
ALAW, EVENTS = 8, 101
"""Payload types (RFC 3551, RFC 4733)."""
_KEYS = "0123456789*#ABCD"
_KEY_FRAMES = 6
_WINDOW = 800
_LOUD = 0.03


class Voice(asyncio.DatagramProtocol):
    """Says a tone of `hertz` with packets that are numbered from `first`, to `peer` as soon as that is known."""

    def __init__(self, first: int, hertz: int) -> None:
        self.peer: tuple[str, int] | None = None
        self.keys: list[str] = []
        self._number, self._stamp, self._source = first, random.getrandbits(31), random.getrandbits(32)
        self._tone = encoded(0.2 * numpy.sin(2 * numpy.pi * hertz * numpy.arange(RATE) / RATE))
        self._heard: list[bytes] = []

    async def open(self) -> None:
        """Listens on a port of its own and begins to speak."""
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=("127.0.0.1", 0))
        self._transport = transport
        self.port = int(transport.get_extra_info("sockname")[1])
        self._speaking = asyncio.create_task(self._speak())

    def close(self) -> None:
        """Says and hears no more."""
        self._speaking.cancel()
        self._transport.close()

    def datagram_received(self, data: bytes, addr: object) -> None:
        if data[1] & 127 == ALAW:
            self._heard.append(data[12:])

    def heard(self) -> Samples:
        """All that was received, in order."""
        sound = io.BytesIO(b"".join(self._heard))
        read = soundfile.read(sound, format="RAW", subtype="ALAW", channels=1, samplerate=RATE)
        return cast(Samples, read[0])

    async def _speak(self) -> None:
        """A packet for every 20 ms that have gone by: on a busy machine several at once."""
        loop = asyncio.get_running_loop()
        began, said = loop.time(), 0
        while True:
            while said * FRAME / RATE <= loop.time() - began:
                self._packets(said)
                said += 1
            await asyncio.sleep(FRAME / RATE)

    def _packets(self, said: int) -> None:
        self._stamp += FRAME
        if self.peer is None:
            return
        if self.keys:
            self._press(self.keys.pop(0))
        at = said * FRAME % len(self._tone)
        self._send(ALAW, self._stamp, self._tone[at : at + FRAME])

    def _press(self, key: str) -> None:
        """A key as RFC 4733 has it: its packets share a time stamp, and the last one comes three times."""
        for number in range(_KEY_FRAMES + 3):
            ended = number >= _KEY_FRAMES
            lasts = min(number + 1, _KEY_FRAMES) * FRAME
            event = struct.pack("!BBH", _KEYS.index(key), 128 * ended + 10, lasts)
            self._send(EVENTS, self._stamp, event, marked=number == 0)
        self._stamp += _KEY_FRAMES * FRAME

    def _send(self, payload: int, stamp: int, data: bytes, marked: bool = False) -> None:
        head = struct.pack(
            "!BBHII", 128, payload | 128 * marked, self._number & 0xFFFF, stamp & 0xFFFFFFFF, self._source
        )
        self._number += 1
        self._transport.sendto(head + data, self.peer)


def encoded(samples: Samples) -> bytes:
    """Samples between -1 and 1 as A-law (ITU-T G.711)."""
    out = io.BytesIO()
    soundfile.write(out, samples, RATE, format="RAW", subtype="ALAW")
    return out.getvalue()


def seconds(samples: Samples, hertz: float) -> float:
    """How long a tone is there, whatever sounds beside it: windows of 0.1 s, Goertzel at one frequency."""
    windows = samples[: len(samples) // _WINDOW * _WINDOW].reshape(-1, _WINDOW)
    wave = numpy.exp(-2j * numpy.pi * hertz / RATE * numpy.arange(_WINDOW))
    return float((numpy.abs(windows @ wave) * 2 / _WINDOW > _LOUD).sum() / 10)


def recorded(path: Path) -> Samples:
    """A recording of the switch; its header must be right."""
    samples, rate = soundfile.read(path)
    assert rate == RATE
    return cast(Samples, samples)
