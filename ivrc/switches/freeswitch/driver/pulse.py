"""The pulse of a FreeSWITCH: short waits in the background, one after the other, whose ends it tells like all events."""

from __future__ import annotations

import asyncio
import contextlib
import time
import uuid
from collections.abc import AsyncIterator

from ivrc.switches.freeswitch.driver.esl import Event, Socket
from ivrc.verify.connection import Closed
from ivrc.verify.pace import Pulse

BEAT_MS = 500


class Heart:
    """Measures how late a switch is, and how late we hear of it."""

    def __init__(self) -> None:
        self.pulse = Pulse(1.0, BEAT_MS)
        self._job = ""
        self._over = asyncio.Event()

    def feed(self, event: Event) -> bool:
        """Whether an event is the pulse's: a `BACKGROUND_JOB`."""
        if event.get("Job-UUID") != self._job:
            return False
        self._over.set()
        return True

    @contextlib.asynccontextmanager
    async def beating(self, control: Socket) -> AsyncIterator[None]:
        """Measures as long as this lasts."""
        task = asyncio.create_task(self._beat(control))
        try:
            yield
        finally:
            task.cancel()

    async def _beat(self, control: Socket) -> None:
        with contextlib.suppress(Closed):
            while True:
                self._job = str(uuid.uuid4())
                self._over.clear()
                began = time.monotonic()
                await control.ask(f"bgapi msleep {BEAT_MS}", Job_UUID=self._job)
                await self._over.wait()
                now = time.monotonic()
                self.pulse.took((now - began) * 1000, now)
