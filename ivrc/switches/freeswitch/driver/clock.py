"""The switch's clock: what it shows, and setting it where the switch runs under libfaketime.

libfaketime reads how far the clock is off from a file (FAKETIME_TIMESTAMP_FILE). FreeSWITCH reads the clock once and
counts on from there by the monotonic clock, which must be the real one; `fsctl sync_clock` makes it read again.
"""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path

from ivrc.switches.freeswitch.driver import verdicts
from ivrc.switches.freeswitch.driver.esl import Socket
from ivrc.verify.driver import Unable

_AHEAD = 1.0
"""Seconds. The switch takes a tick or a few to read the clock again."""
_NEAR = 1.5
"""The switch tells whole seconds."""
_LOOKS, _PAUSE = 30, 0.1


class Clock:
    """The clock of a switch; `file` is where its libfaketime looks, None where the clock is left alone."""

    def __init__(self, control: Socket, file: Path | None) -> None:
        self._control, self._file = control, file
        self._before = file.read_bytes() if file and file.exists() else None

    @property
    def settable(self) -> bool:
        """Whether calls can be driven at any moment."""
        return self._file is not None

    async def now(self) -> datetime:
        """What the clock shows."""
        return datetime.fromtimestamp(float(await self._control.api("strepoch")), UTC)

    async def set(self, moment: datetime) -> None:
        """Sets it a little before a moment, and returns when that has come. Raises Unable where the switch does not
        follow."""
        assert self._file is not None
        offset = moment.timestamp() - _AHEAD - time.time()
        await self._write(f"{offset:+.3f}\n".encode())
        for _ in range(_LOOKS):
            shows = (await self.now()).timestamp()
            if abs(shows - time.time() - offset) < _NEAR:
                await asyncio.sleep(max(0.0, moment.timestamp() - offset - time.time()))
                return
            await asyncio.sleep(_PAUSE)
        wanted, there = (
            datetime.fromtimestamp(each, moment.tzinfo) for each in (time.time() + offset, shows)
        )
        raise Unable(verdicts.clock_not_set(self._file, f"{wanted:%F %T}", f"{there:%F %T}"))

    async def restore(self) -> None:
        """Puts back what stood in the file."""
        if self._file is not None:
            await self._write(self._before or b"+0\n")

    async def _write(self, text: bytes) -> None:
        assert self._file is not None
        try:
            await asyncio.to_thread(self._file.write_bytes, text)
        except OSError as problem:
            why = f"{self._file}: {problem.strerror or problem}"
            raise Unable(verdicts.cannot_place(why, why)) from problem
        await self._control.api("fsctl sync_clock")
