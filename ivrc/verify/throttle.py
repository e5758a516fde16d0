"""How many calls are driven at once: as many as this machine can without the keys coming late."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType

FEWEST, FIRST, MOST = 3, 16, 32
_PAUSE = 1.0
"""Seconds between two reductions: calls that began before the last one say nothing new."""


class Throttle:
    """A semaphore whose size follows what the calls say: late ones make it smaller, punctual ones larger."""

    def __init__(self, first: int = FIRST, most: int = MOST) -> None:
        self.size = float(first)
        self.most = most
        self._inside = 0
        self._reduced = 0.0
        self._alone = 0
        self._changed = asyncio.Condition()

    def wider(self, times: float) -> Throttle:
        """One for a switch that lives so many times as slowly, and asks so much less of the machine."""
        return Throttle(round(FIRST * times), round(self.most * times))

    async def __aenter__(self) -> Throttle:
        async with self._changed:
            await self._changed.wait_for(lambda: self._inside < self.size and not self._alone)
            self._inside += 1
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        async with self._changed:
            self._inside -= 1
            self._changed.notify_all()

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[Throttle]:
        """All places, for a call that never was punctual among others."""
        async with self._changed:
            self._alone += 1
            await self._changed.wait_for(lambda: not self._inside)
            self._inside += 1
        try:
            yield self
        finally:
            async with self._changed:
                self._alone -= 1
                self._inside -= 1
                self._changed.notify_all()

    def punctual(self) -> None:
        """A call went as it should."""
        self.size = min(self.most, self.size + 0.5)

    def late(self) -> None:
        """A call was too slow for its script."""
        now = time.monotonic()
        if now - self._reduced > _PAUSE:
            self._reduced = now
            self.size = max(FEWEST, self.size * 0.7)
