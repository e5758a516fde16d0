"""The Asterisk Manager Interface over asyncio: actions, their answers, and events handed on as they come."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Mapping

Message = dict[str, str]


class Closed(Exception):
    """The switch has closed the connection."""


class Manager:
    """One connection. `listen` is called with every event, in the order in which the switch sent them."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._numbers = itertools.count(1)
        self._asked: dict[str, asyncio.Future[Message]] = {}
        self._task: asyncio.Task[None] | None = None
        self.listen: Callable[[Message], None] = lambda event: None
        self.broken: BaseException | None = None

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
        made._task = asyncio.create_task(made._read())
        answer = await made.ask("Login", Username=user, Secret=secret, Events="on" if events else "off")
        if answer.get("Response") != "Success":
            await made.close()
            raise PermissionError(answer.get("Message", "refused"))
        return made

    def tell(self, action: str, fields: Mapping[str, str | list[str]] | None = None, **more: str) -> str:
        """Sends an action without waiting for its answer; gives its number."""
        number = str(next(self._numbers))
        lines = [f"Action: {action}", f"ActionID: {number}"]
        for name, value in {**(fields or {}), **more}.items():
            lines += [f"{name}: {each}" for each in ([value] if isinstance(value, str) else value)]
        if any("\r" in line or "\n" in line for line in lines):
            raise ValueError("a line end in an action")
        self._writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        return number

    async def ask(
        self, action: str, fields: Mapping[str, str | list[str]] | None = None, **more: str
    ) -> Message:
        """Sends an action and waits for its answer. Raises Closed when the switch goes."""
        if self.broken:
            raise Closed(str(self.broken))
        future: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._asked[self.tell(action, fields, **more)] = future
        return await future

    async def close(self) -> None:
        """Ends the connection."""
        self._writer.close()
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await self._task

    async def _read(self) -> None:
        try:
            while True:
                self._take(parse((await self._reader.readuntil(b"\r\n\r\n")).decode("utf-8", "replace")))
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.LimitOverrunError) as problem:
            self.broken = problem
        except Exception as problem:
            self.broken = problem
            raise
        finally:
            self.broken = self.broken or Closed("closed")
            for future in self._asked.values():
                if not future.done():
                    future.set_exception(Closed(str(self.broken)))

    def _take(self, message: Message) -> None:
        if "Event" in message:
            self.listen(message)
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
