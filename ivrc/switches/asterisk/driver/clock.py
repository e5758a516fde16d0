"""What a call sees of the clock: the moments that its branches are to find, one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from ivrc.switches.asterisk.driver.ami import Manager, Message

CLOCK = "TESTTIME"
"""GotoIfTime goes by this variable of the channel, where it is set: seconds since 1970."""


class Clock:
    """`moments` are those of the branches that a call is to come to; it comes in with the first."""

    def __init__(self, manager: Manager, moments: Sequence[float]) -> None:
        self._manager = manager
        self._moments = iter(moments[1:])
        self._shows = int(moments[0]) if moments else 0
        self._setting: asyncio.Task[Message] | None = None

    def goes_on(self, channel: str) -> bool:
        """Sets what the next branch sees. False where the last was not set yet when the call came to its branch."""
        punctual = self._setting is None or self._setting.done()
        shows = next(self._moments, None)
        if shows is not None and int(shows) != self._shows:
            self._shows = int(shows)
            sets = {"Channel": channel, "Variable": CLOCK, "Value": str(self._shows)}
            self._setting = asyncio.ensure_future(self._manager.ask("Setvar", sets))
            self._setting.add_done_callback(lambda task: task.cancelled() or task.exception())
        return punctual
