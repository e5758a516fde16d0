"""The services of a verification: on loopback, speaking HTTP as real ones do. What each answers, the call says that asks.

One that fails does so by its status, by an answer that is cut off or by garbage, as the call says; garbage is other each time. Of each of
them comes the written way and no other.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from urllib.parse import parse_qsl, quote

from ivrc.coverage.replies import USUAL
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import FAILED, FOUND, NONE, TIMED_OUT, Lookup
from ivrc.flow.nodes import Hotline
from ivrc.simulate import replies
from ivrc.simulate.replies import CUT, GARBAGE, SILENT, SLOW, STATUS
from ivrc.site import Service, Site

Asked = Callable[[str, Mapping[str, str]], str]
"""Is told the service and what it is sent, and gives its answer (`ivrc.simulate.replies`)."""

_OK, _FORM = "200 OK", "application/x-www-form-urlencoded"
_PATIENCE = 60
"""Seconds after which nobody waits any more."""
_MOST = 100_000


Wrong = tuple[tuple[str, bytes], ...]
"""Statuses with what is sent."""


def _status(whole: bytes) -> Wrong:
    """An answer that would be one, but for its status."""
    return (("500 Internal Server Error", whole),)


def _cut(whole: bytes) -> Wrong:
    """An answer without its last letter."""
    return ((_OK, whole[:-1]),)


def _garbage(whole: bytes) -> Wrong:
    """What is no answer, made of one that would be: none to whoever asks for fewer values, either."""
    return (
        ("302 Found\r\nLocation: /elsewhere", whole),
        ("404 Not Found", b"result=none"),
        (_OK, b"<!doctype html><title>502</title><p>Bad gateway"),
        (_OK, b""),
        (_OK, b"\xef\xbb\xbf{" + b'"a":[' * 50 + b"result=found"),
        (_OK, bytes(range(1, 256)) + b'):0:1"})]${SHELL(id)}&' + whole[:-3]),
        (_OK, b"x" * 3000 + b"&" + whole),
        (_OK, b"result=found&result=" + b"%00%0a" * 100),
    )


def _wrong(reply: str, whole: bytes) -> Wrong:
    """What a service says that fails so."""
    manners = {STATUS: _status, CUT: _cut, GARBAGE: _garbage}
    how = replies.manner(reply)
    return manners[how](whole) if how else tuple(each for says in manners.values() for each in says(whole))


def _whole(values: Mapping[str, str]) -> bytes:
    """The answer that brings these values."""
    pairs = "".join(f"{quote(name, safe='')}={quote(value, safe='')}&" for name, value in values.items())
    return f"{pairs}result=found".encode()


class Services:
    """They listen at `port`; `asked` is set by the driver whose calls ask them."""

    def __init__(self, brings: Mapping[str, Mapping[str, str]]) -> None:
        self.names = tuple(brings)
        self._brings = brings
        self.port = 0
        self.asked: Asked = lambda service, sent: FAILED
        self._before = Counter[tuple[str, str]]()

    def _next(self, name: str, reply: str) -> int:
        """How often a service has answered so before."""
        self._before[name, reply] += 1
        return self._before[name, reply] - 1

    def site(self, real: Site) -> Site:
        """The site with these in the place of its own."""
        here = {
            name: Service(f"http://127.0.0.1:{self.port}/{number}") for number, name in enumerate(self.names)
        }
        return real._replace(services=here)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request."""
        with contextlib.suppress(OSError, ValueError, IndexError, asyncio.IncompleteReadError):
            async with asyncio.timeout(_PATIENCE):
                await self._serve(reader, writer)
        writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        request, *lines = head.split("\r\n")
        headers = {name.lower(): held.strip() for name, _, held in (line.partition(":") for line in lines)}
        method, path, _ = request.split(" ")
        length = min(int(headers.get("content-length", "0")), _MOST)
        sent = dict(parse_qsl((await reader.readexactly(length)).decode(), keep_blank_values=True))
        if method != "POST" or headers.get("content-type") != _FORM:
            raise ValueError(request)
        name = self.names[int(path[1:])]
        reply = self.asked(name, sent)
        how, values = replies.read(reply)
        if how == TIMED_OUT:
            await self._hang(reply, reader, writer)
            return
        status, body = _OK, _whole(values)
        if how == NONE:
            body = b"result=none"
        elif how != FOUND:
            wrong = _wrong(reply, _whole(self._brings[name]))
            status, body = wrong[self._next(name, reply) % len(wrong)]
        writer.write(
            f"HTTP/1.1 {status}\r\nContent-Type: {_FORM}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
            + body
        )
        await writer.drain()

    async def _hang(self, reply: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Says nothing, or says something now and then, until nobody listens."""
        trickles = replies.manner(reply) == SLOW or (
            replies.manner(reply) != SILENT and self._next("", reply) % 2
        )
        if trickles:
            writer.write(f"HTTP/1.1 {_OK}\r\nContent-Type: {_FORM}\r\nContent-Length: 900\r\n\r\n".encode())
        while not reader.at_eof():
            if trickles:
                writer.write(b"r")
                await writer.drain()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(reader.read(1), 0.05)


@contextlib.asynccontextmanager
async def services(hotlines: Sequence[Hotline]) -> AsyncIterator[Services]:
    """The services that hotlines ask, as long as this lasts."""
    brings: dict[str, dict[str, str]] = {}
    for hotline in hotlines:
        for node in of_kind(hotline, Lookup):
            usual = {name: USUAL[hotline.values[name].kind] for name in node.found.names}
            brings.setdefault(node.service, {}).update(usual)
    made = Services(brings)
    if not brings:
        yield made
        return
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0, limit=_MOST)
    made.port = server.sockets[0].getsockname()[1]
    async with server:
        yield made
