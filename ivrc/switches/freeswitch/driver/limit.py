"""How many channels a switch lets begin in a second, and which calls lack one that it refused.

`sessions-per-second` and `max-sessions` hold for the whole switch, its own calls included, and a hotline dials when it
likes: a verification can leave room, but not make sure of it. What is refused stands in the switch's log.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Iterable

from ivrc.switches.freeswitch.driver.esl import LOG, Event

CHANNELS = 6
"""A call has up to six channels: the caller's and the desks' loopbacks."""
_STATUS = re.compile(r"(\d+) session\(s\) per Sec out of max (\d+)")
_REFUSED = re.compile(r"Throttle Error!|Over Session Limit!")
_PAUSE, _LONGEST = 0.2, 5.0
"""Seconds between two looks, and after which a call is placed on a switch that is never idle."""
_NEAR = 2.0
"""Seconds between asking for a channel and hearing that it was refused."""


class Limit:
    """What a switch takes in a second. `apart` are the seconds between two calls."""

    def __init__(self, api: Callable[[str], Awaitable[str]]) -> None:
        self.apart = CHANNELS / 30
        self._api = api
        self._refused: list[float] = []

    async def wait_for_idle(self) -> None:
        """Returns when half of what may begin in a second is left for the calls under way."""
        for _ in range(round(_LONGEST / _PAUSE)):
            status = _STATUS.search(await self._api("status"))
            if not status:
                return
            began, most = int(status[1]), max(int(status[2]), 1)
            self.apart = CHANNELS / most
            if began <= most / 2:
                return
            await asyncio.sleep(_PAUSE)

    def hear(self, event: Event) -> bool:
        """Whether an event is a line of the log; what is refused is remembered."""
        if event["Event-Name"] != LOG:
            return False
        if _REFUSED.search(event.get("_body", "")):
            self._refused.append(time.monotonic())
        return True

    def refused(self, asked: Iterable[float]) -> bool:
        """Whether a channel may have been refused that was asked for at one of these moments (`time.monotonic`)."""
        return any(abs(one - other) <= _NEAR for one in asked for other in self._refused)
