"""The caller's telephone within the switch: a Local channel, sent to an extension for all that the caller does."""

from __future__ import annotations

from collections.abc import Callable

from ivrc.switches.asterisk.driver.acts import Act
from ivrc.switches.asterisk.driver.ami import Manager, Message


class Local:
    """`context` holds its extensions; `gone` is called where the channel ends before it was there."""

    def __init__(self, manager: Manager, context: str, gone: Callable[[], None]) -> None:
        self._manager, self._context, self._gone = manager, context, gone
        self._channel = ""
        self._ready = False
        self._held: list[Act] = []

    def feed(self, event: Message) -> None:
        """What is to be done is done as soon as the channel waits for it."""
        if event["Event"] == "Newchannel":
            self._channel = event["Channel"]
        elif event["Event"] == "Newexten" and event["Application"] == "Wait" and not self._ready:
            self._ready = True
            for act in self._held:
                self.do(act)
        elif event["Event"] == "Hangup" and not self._channel:
            self._gone()

    def do(self, act: Act) -> None:
        """Goes to its extension."""
        if not self._ready:
            self._held.append(act)
            return
        self._manager.tell(
            "Redirect", Channel=self._channel, Context=self._context, Exten=act.extension, Priority="1"
        )

    def hang_up(self) -> None:
        """Ends the channel."""
        if self._channel:
            self._manager.tell("Hangup", Channel=self._channel)
