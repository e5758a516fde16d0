"""The switch's clock: what it shows, and setting it where the switch runs under libfaketime.

libfaketime reads how far the clock is off from a file (FAKETIME_TIMESTAMP_FILE). FreeSWITCH reads the clock once and
counts on from there by the monotonic clock, which must be the real one; `fsctl sync_clock` makes it read again.
"""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path

from ivrc.verify.freeswitch import findings
from ivrc.verify.freeswitch.deploy import Unable
from ivrc.verify.freeswitch.esl import Socket

_NEAR = 1.5


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
        """Sets it. Raises Unable where the switch shows another time afterwards."""
        assert self._file is not None
        await self._write(f"{moment.timestamp() - time.time():+.3f}\n".encode())
        shows = await self.now()
        if abs((shows - moment).total_seconds()) > _NEAR:
            raise Unable(findings.clock_not_set(self._file, moment.isoformat(" "), shows.isoformat(" ")))

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
            raise Unable(findings.cannot_place(why, why)) from problem
        await self._control.api("fsctl sync_clock")
