"""FreeSWITCH's event socket over asyncio (mod_event_socket, inbound): commands, their answers, events as JSON.

Our own because no package fits: those that are maintained bring a web framework, Redis and telemetry with them, leave
out Python 3.13, or need gevent. What a verification uses of the protocol is three commands and four kinds of message.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from ivrc.verify.connection import Closed, Line

Event = dict[str, str]

LOG = "LOG"
"""The name that a line of the switch's log has among the events; its text is the body."""
_LIMIT = 1 << 20


class Refused(Exception):
    """The switch does not let us in, or does not take a command; the text is its own."""


class Address(NamedTuple):
    """Where the event socket listens, and its password."""

    host: str
    port: int
    password: str


class Socket(Line):
    """One connection. The switch answers commands in the order in which they came."""

    line_end = "\n"

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        super().__init__(reader, writer)
        self._asked: deque[asyncio.Future[str]] = deque()

    @classmethod
    async def connect(cls, at: Address) -> Socket:
        """Logs in. OSError where nothing listens, Refused where the password or the caller's address is not liked."""
        reader, writer = await asyncio.open_connection(at.host, at.port, limit=_LIMIT)
        made = cls(reader, writer)
        try:
            kind, text = await asyncio.wait_for(made._message(), 10)
        except (TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError) as problem:  # fmt: skip
            writer.close()
            raise Refused("no event socket") from problem
        if kind != "auth/request":
            writer.close()
            raise Refused(text.strip() or kind or "no event socket")
        made._begin()
        try:
            answer = await made.ask(f"auth {at.password}")
        except Closed as problem:
            raise Refused("auth") from problem
        if not answer.startswith("+OK"):
            await made.close()
            raise Refused(answer)
        return made

    async def ask(self, command: str, **headers: str) -> str:
        """Sends a command and gives its answer. Raises Closed when the switch goes."""
        if self.broken:
            raise Closed(str(self.broken))
        lines = [command, *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
        future: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._send(lines)
        self._asked.append(future)
        return await future

    async def api(self, command: str) -> str:
        """The answer of an API command, without the line end."""
        return (await self.ask(f"api {command}")).rstrip("\n")

    async def _next(self) -> None:
        kind, text = await self._message()
        if kind == "text/event-json":
            with contextlib.suppress(ValueError, RecursionError):
                event = json.loads(text, strict=False)
                if isinstance(event, dict) and "Event-Name" in event:
                    self._hear({str(name): str(value) for name, value in event.items()})
        elif kind == "log/data":
            self._hear({"Event-Name": LOG, "_body": text})
        elif kind in ("command/reply", "api/response") and self._asked:
            future = self._asked.popleft()
            if not future.done():
                future.set_result(text)
        elif kind == "text/disconnect-notice":
            raise ConnectionError("disconnected")

    def _waiting(self) -> Iterable[asyncio.Future[str]]:
        return self._asked

    async def _message(self) -> tuple[str, str]:
        """The kind of the next message and its text: the body, or the reply of a command."""
        headers: dict[str, str] = {}
        for line in (await self._until(b"\n\n")).decode("utf-8", "replace").splitlines():
            name, colon, value = line.partition(": ")
            if colon:
                headers[name] = value
        told = headers.get("Content-Length", "0")
        length = int(told) if told.isascii() and told.isdigit() else 0
        body = (await self._reader.readexactly(length)).decode("utf-8", "replace") if length else ""
        return headers.get("Content-Type", ""), body or headers.get("Reply-Text", "")
