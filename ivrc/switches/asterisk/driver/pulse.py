"""The pulse of an Asterisk: a call of its own that waits, tells so, and waits again, beside all others."""

from __future__ import annotations

import contextlib
import secrets
import time

from ivrc.switches.asterisk.driver.ami import Manager, Message
from ivrc.switches.asterisk.driver.endpoints import BEAT_MS, Around
from ivrc.verify.pace import Pulse


class Heart:
    """Measures how late a switch is, and how late we hear of it."""

    def __init__(self, speed: float, places: Around) -> None:
        self.pulse = Pulse(speed, BEAT_MS)
        self._places = places
        self._channel = ""
        self._id = secrets.token_hex(4)

    async def begin(self, manager: Manager) -> None:
        """Places the call; it lasts until `end` or the switch's."""
        await manager.ask(
            "Originate",
            Channel=f"Local/s@{self._places.pulse}/n",
            Application="Wait",
            Data="360000",
            Async="true",
            ChannelId=f"{self._id}-pulse-a",
            OtherChannelId=f"{self._id}-pulse-b",
        )

    def feed(self, event: Message) -> bool:
        """Whether an event is the pulse's."""
        if event.get("Uniqueid") not in (f"{self._id}-pulse-a", f"{self._id}-pulse-b"):
            return False
        self._channel = event.get("Channel", self._channel)
        if event.get("Application") == "Wait" and event.get("Context") == self._places.pulse:
            with contextlib.suppress(KeyError, ValueError):
                self.pulse.beat(float(event["Timestamp"]), time.monotonic())
        return True

    def end(self, manager: Manager) -> None:
        """Ends the call."""
        if self._channel:
            manager.tell("Hangup", Channel=self._channel)
