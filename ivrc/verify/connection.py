"""A connection to a switch over asyncio: what the protocols of Asterisk (AMI) and FreeSWITCH (event socket) share.

Commands go out, their answers and the switch's events come in. What a message looks like is each protocol's own.
"""

from __future__ import annotations

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Any


class Closed(Exception):
    """The switch has closed the connection."""


class Line(ABC):
    """One connection. `listen` is called with every event, in the order in which the switch sent them; `broken` is why
    nothing comes any more, `unheard` what went wrong with events that were handed on."""

    line_end: str

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._task: asyncio.Task[None] | None = None
        self.listen: Callable[[dict[str, str]], None] = lambda event: None
        self.broken: BaseException | None = None
        self.unheard: list[Exception] = []

    @abstractmethod
    async def _next(self) -> None:
        """Reads a message and deals with it."""

    @abstractmethod
    def _waiting(self) -> Iterable[asyncio.Future[Any]]:
        """The answers that are still to come."""

    async def close(self) -> None:
        """Ends the connection."""
        self._writer.close()
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await self._task

    def _begin(self) -> None:
        """From now on messages are read."""
        self._task = asyncio.create_task(self._read())

    def _send(self, lines: Sequence[str]) -> None:
        if any("\r" in line or "\n" in line for line in lines):
            raise ValueError("a line end in a command")
        self._writer.write((self.line_end.join(lines) + self.line_end * 2).encode())

    async def _until(self, end: bytes) -> bytes:
        """What comes up to and with `end`; of more than the reader's limit the beginning."""
        kept = b""
        while True:
            try:
                rest = await self._reader.readuntil(end)
                return kept + rest if not kept else kept + end
            except asyncio.LimitOverrunError as over:
                part = await self._reader.readexactly(max(over.consumed, 1))
                kept = kept or part

    def _hear(self, event: dict[str, str]) -> None:
        """Hands an event on. Whatever comes of that, the next message is read."""
        try:
            self.listen(event)
        except Exception as problem:
            self.unheard.append(problem)

    async def _read(self) -> None:
        try:
            while True:
                await self._next()
        except (asyncio.IncompleteReadError, ConnectionError) as problem:
            self.broken = problem
        except Exception as problem:
            self.broken = problem
            raise
        finally:
            self.broken = self.broken or Closed("closed")
            for future in self._waiting():
                if not future.done():
                    future.set_exception(Closed(str(self.broken)))
