"""The Asterisk Manager Interface over asyncio: actions, their answers, and events handed on as they come."""

from __future__ import annotations

import asyncio
import itertools
import re
import secrets
from collections.abc import Iterable, Mapping

from ivrc.verify.connection import Closed, Line

Message = dict[str, str]

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Manager(Line):
    """One connection."""

    line_end = "\r\n"

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        super().__init__(reader, writer)
        self._name = secrets.token_hex(4)
        self._numbers = itertools.count(1)
        self._asked: dict[str, asyncio.Future[Message]] = {}

    @classmethod
    async def connect(
        cls, port: int, user: str, secret: str, events: bool = True, host: str = "127.0.0.1"
    ) -> Manager:
        """Logs in, to hear all events or none. OSError or Closed when nothing answers there, PermissionError when it is
        not our switch."""
        reader, writer = await asyncio.open_connection(host, port, limit=1 << 20)
        made = cls(reader, writer)
        greeting = await reader.readline()
        if not greeting.startswith(b"Asterisk Call Manager"):
            writer.close()
            raise PermissionError("no Asterisk Manager Interface")
        made._begin()
        answer = await made.ask("Login", Username=user, Secret=secret, Events="on" if events else "off")
        if answer.get("Response") != "Success":
            await made.close()
            raise PermissionError(answer.get("Message", "refused"))
        return made

    def tell(self, action: str, fields: Mapping[str, str | list[str]] | None = None, **more: str) -> str:
        """Sends an action without waiting for its answer; gives its number, which no other connection has."""
        number = f"{self._name}-{next(self._numbers)}"
        lines = [f"Action: {action}", f"ActionID: {number}"]
        for name, value in {**(fields or {}), **more}.items():
            lines += [f"{name}: {each}" for each in ([value] if isinstance(value, str) else value)]
        self._send(lines)
        return number

    async def ask(
        self, action: str, fields: Mapping[str, str | list[str]] | None = None, **more: str
    ) -> Message:
        """Sends an action and waits for its answer. Raises Closed when the switch goes."""
        return await self.begin(action, fields, **more)[1]

    def begin(
        self, action: str, fields: Mapping[str, str | list[str]] | None = None, **more: str
    ) -> tuple[str, asyncio.Future[Message]]:
        """Sends an action; gives its number and the answer that is to come. Raises Closed when the switch has gone."""
        if self.broken:
            raise Closed(str(self.broken))
        future: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        number = self.tell(action, fields, **more)
        self._asked[number] = future
        return number, future

    async def command(self, line: str) -> Message:
        """The answer to a line of the switch's console, without colours in its `Output`."""
        answer = await self.ask("Command", Command=line)
        return answer | ({"Output": _COLOUR.sub("", answer["Output"])} if "Output" in answer else {})

    async def _next(self) -> None:
        self._take(parse((await self._until(b"\r\n\r\n")).decode("utf-8", "replace")))

    def _waiting(self) -> Iterable[asyncio.Future[Message]]:
        return self._asked.values()

    def _take(self, message: Message) -> None:
        if "Event" in message:
            self._hear(message)
        elif (future := self._asked.pop(message.get("ActionID", ""), None)) and not future.done():
            future.set_result(message)


def parse(text: str) -> Message:
    """A message; the values of a name that comes several times are joined by line ends."""
    found: Message = {}
    for line in text.split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            value = value.removeprefix(" ")
            found[name] = f"{found[name]}\n{value}" if name in found else value
    return found
