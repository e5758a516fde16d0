"""Whatever a switch sends, its next message is read: events without what they ought to have, of other bytes, too long."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.driver.endpoints import PRIVATE
from ivrc.switches.asterisk.driver.pulse import Heart
from ivrc.switches.freeswitch.driver.esl import Address, Socket

HUGE = b"x" * (3 << 20)

EVENTS = {
    "no fields": b"Event: Newexten\r\n\r\n",
    "no timestamp": b"Event: Newexten\r\nUniqueid: a\r\nContext: c\r\nApplication: Wait\r\n\r\n",
    "a timestamp that is none": b"Event: VarSet\r\nTimestamp: soon\r\n\r\n",
    "other bytes": b"Event: VarSet\r\nValue: \xff\xfe\x00\x80\r\n\r\n",
    "no colon": b"Event\r\nVarSet\r\n\r\n",
    "nothing": b"\r\n\r\n",
    "three megabytes": b"Event: VarSet\r\nValue: " + HUGE + b"\r\n\r\n",
    "an answer to nobody": b"Response: Success\r\nActionID: 999\r\n\r\n",
}


async def asterisk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, odd: bytes) -> None:
    """Answers each action, and sends something odd before the answer."""
    writer.write(b"Asterisk Call Manager/9.0.0\r\n")
    while action := await reader.read(4096):
        number = action.split(b"ActionID: ")[1].split(b"\r\n")[0]
        writer.write(odd + b"Response: Success\r\nActionID: " + number + b"\r\n\r\nEvent: Last\r\n\r\n")
        await writer.drain()
    writer.close()


async def served(serve: Callable[..., object], odd: bytes, then: Callable[[int], Awaitable[object]]) -> None:
    server = await asyncio.start_server(lambda r, w: serve(r, w, odd), "127.0.0.1", 0)
    async with server:
        await then(server.sockets[0].getsockname()[1])


@pytest.mark.parametrize("name", EVENTS)
def test_no_event_ends_a_connection_to_asterisk(name: str) -> None:
    async def then(port: int) -> None:
        manager = await Manager.connect(port, "u", "s")
        heart, heard = Heart(1.0, PRIVATE), []

        def listen(event: dict[str, str]) -> None:
            heart.feed(event)
            heard.append(event["Event"])
            event["Uniqueid"]

        manager.listen = listen
        for _ in range(3):
            assert (await asyncio.wait_for(manager.ask("Ping"), 10))["Response"] == "Success"
        await asyncio.sleep(0.05)
        assert heard.count("Last") >= 2
        assert manager.broken is None
        await manager.close()

    asyncio.run(served(asterisk, EVENTS[name], then))


BODIES = {
    "no JSON": b"{",
    "no object": b"[1]",
    "no name": b"{}",
    "deep": b"[" * 100_000,
    "other bytes": b'{"Event-Name": "\xff"}',
    "no fields": b'{"Event-Name": "CHANNEL_EXECUTE"}',
    "numbers": b'{"Event-Name": 7}',
}


async def freeswitch(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, odd: bytes) -> None:
    writer.write(b"Content-Type: auth/request\n\n")
    while await reader.read(4096):
        writer.write(b"Content-Type: text/event-json\nContent-Length: %d\n\n" % len(odd) + odd)
        writer.write(b"Content-Type: text/event-json\nContent-Length: many\n\n")
        writer.write(b"X: " + HUGE + b"\n\n")
        writer.write(b"Content-Type: command/reply\nReply-Text: +OK\n\n")
        await writer.drain()
    writer.close()


@pytest.mark.parametrize("name", BODIES)
def test_no_event_ends_a_connection_to_freeswitch(name: str) -> None:
    async def then(port: int) -> None:
        socket = await Socket.connect(Address("127.0.0.1", port, "p"))
        socket.listen = lambda event: print(event["Unique-ID"])
        for _ in range(3):
            assert await asyncio.wait_for(socket.ask("noop"), 10) == "+OK"
        assert socket.broken is None
        await socket.close()

    asyncio.run(served(freeswitch, BODIES[name], then))
