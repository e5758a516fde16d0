"""A SIP user agent for tests: it places calls as a trunk does and is the telephones of the desks (RFC 3261, UDP)."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from tests.verify.sip.voice import ALAW, EVENTS, Voice

_HERE = "127.0.0.1"


class Desk(NamedTuple):
    """How a telephone behaves: it answers, speaks and hangs up, or refuses with a status. `firsts` are the first
    sequence numbers of its RTP, call by call, and `early` says whether its ringing is heard as RTP already (183)."""

    firsts: tuple[int, ...] = (1,)
    hertz: int = 1000
    talks: float = 2.0
    refuses: int = 0
    early: bool = False


class Message(NamedTuple):
    """A SIP message: its first line, its header fields by their lower-case names, all Via fields, its body."""

    line: str
    fields: Mapping[str, str]
    vias: tuple[str, ...]
    body: str


class Call:
    """A dialog, from either side."""

    def __init__(self, voice: Voice, local: str, remote: str, name: str) -> None:
        self.voice, self.local, self.remote, self.name = voice, local, remote, name
        self.target = ""
        self.answered = asyncio.Event()
        self.over = asyncio.Event()


class Telephones(asyncio.DatagramProtocol):
    """All telephones share one socket, and `desks` says by the called name what each does."""

    def __init__(self, desks: Mapping[str, Desk]) -> None:
        self.desks = dict(desks)
        self.switch = (_HERE, 0)
        self._calls: dict[str, Call] = {}
        self._rung: Counter[str] = Counter()
        self._ringing: dict[str, asyncio.Task[None]] = {}

    async def open(self) -> int:
        """Listens; gives the port."""
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(_HERE, 0))
        self.port = int(self._transport.get_extra_info("sockname")[1])
        return self.port

    def close(self) -> None:
        """Ends everything without a word to the switch."""
        for task in self._ringing.values():
            task.cancel()
        for call in self._calls.values():
            call.voice.close()
        self._transport.close()

    async def call(self, number: str, first: int = 1, hertz: int = 600) -> Call:
        """A call from the trunk, answered."""
        voice = Voice(first, hertz)
        await voice.open()
        name = f"{random.getrandbits(64):x}"
        here, there = f"<sip:trunk@{_HERE}>;tag={name}", f"<sip:{number}@{_HERE}>"
        call = self._calls[name] = Call(voice, here, there, name)
        call.target = f"sip:{number}@{_HERE}:{self.switch[1]}"
        self._request(call, "INVITE", 1, _offer(voice.port))
        await asyncio.wait_for(call.answered.wait(), 60)
        return call

    def bye(self, call: Call) -> None:
        """Hangs up."""
        if not call.over.is_set():
            call.over.set()
            self._request(call, "BYE", 2)

    def datagram_received(self, data: bytes, addr: object) -> None:
        message = _read(data.decode("utf-8", "replace"))
        name = message.fields.get("call-id", "")
        call = self._calls.get(name)
        method = message.line.split()[0]
        if method == "SIP/2.0":
            if call is not None and message.fields["cseq"].endswith("INVITE"):
                self._answer_to_invite(call, message)
        elif method == "INVITE" and "tag=" in message.fields["to"] and call is not None:
            self._respond(message, "200 OK", body=_offer(call.voice.port))
        elif method == "INVITE":
            if name not in self._ringing:
                self._ringing[name] = asyncio.create_task(self._ring(message))
        elif method != "ACK":
            self._respond(message, "200 OK")
            if method == "BYE" and call is not None:
                call.over.set()

    def _answer_to_invite(self, call: Call, message: Message) -> None:
        status = int(message.line.split()[1])
        if status < 200:
            return
        call.remote = message.fields["to"]
        if status < 300:
            call.target = _address(message.fields["contact"])
            call.voice.peer = _media(message.body)
        else:
            call.over.set()
        self._request(call, "ACK", 1)
        call.answered.set()

    async def _ring(self, invite: Message) -> None:
        """What a called telephone does."""
        user = re.match(r"INVITE sip:([^@;>]+)@", invite.line)
        called = user[1] if user else ""
        desk = self.desks[called]
        voice = Voice(desk.firsts[self._rung[called] % len(desk.firsts)], desk.hertz)
        self._rung[called] += 1
        await voice.open()
        name = invite.fields["call-id"]
        tag = f";tag={random.getrandbits(40):x}"
        call = Call(voice, invite.fields["to"] + tag, invite.fields["from"], name)
        call.target = _address(invite.fields["contact"])
        self._calls[name] = call
        voice.peer = _media(invite.body) if desk.early or not desk.refuses else None
        if desk.early:
            self._respond(invite, "183 Session Progress", tag, _offer(voice.port))
            await asyncio.sleep(1)
        else:
            self._respond(invite, "180 Ringing", tag)
        await asyncio.sleep(0.3)
        if desk.refuses:
            voice.close()
            self._respond(invite, f"{desk.refuses} No", tag)
            return
        self._respond(invite, "200 OK", tag, _offer(voice.port))
        await asyncio.sleep(desk.talks)
        self.bye(call)
        voice.close()

    def _request(self, call: Call, method: str, number: int, body: str = "") -> None:
        branch = f"z9hG4bK{random.getrandbits(40):x}"
        self._send(
            f"{method} {call.target} SIP/2.0",
            f"Via: SIP/2.0/UDP {_HERE}:{self.port};branch={branch};rport",
            "Max-Forwards: 70",
            f"From: {call.local}",
            f"To: {call.remote}",
            f"Call-ID: {call.name}",
            f"CSeq: {number} {method}",
            f"Contact: <sip:trunk@{_HERE}:{self.port}>",
            body=body,
        )

    def _respond(self, to: Message, status: str, tag: str = "", body: str = "") -> None:
        self._send(
            f"SIP/2.0 {status}",
            *(f"Via: {via}" for via in to.vias),
            f"From: {to.fields['from']}",
            f"To: {to.fields['to']}{tag}",
            f"Call-ID: {to.fields['call-id']}",
            f"CSeq: {to.fields['cseq']}",
            f"Contact: <sip:{_HERE}:{self.port}>",
            body=body,
        )

    def _send(self, *lines: str, body: str) -> None:
        head = [*lines, *(["Content-Type: application/sdp"] if body else []), f"Content-Length: {len(body)}"]
        self._transport.sendto(("\r\n".join(head) + "\r\n\r\n" + body).encode(), self.switch)


def _read(text: str) -> Message:
    head, _, body = text.partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    pairs = [
        (name.strip().lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)
    ]
    vias = tuple(value for name, value in pairs if name == "via")
    return Message(first, dict(reversed(pairs)), vias, body)


def _address(contact: str) -> str:
    found = re.search(r"<([^>]+)>", contact)
    return found[1] if found else contact


def _media(sdp: str) -> tuple[str, int] | None:
    """Where the other side hears (RFC 4566)."""
    port = re.search(r"^m=audio (\d+)", sdp, re.MULTILINE)
    return (_HERE, int(port[1])) if port else None


def _offer(port: int) -> str:
    lines = (
        "v=0",
        f"o=- {random.getrandbits(30)} 1 IN IP4 {_HERE}",
        "s=-",
        f"c=IN IP4 {_HERE}",
        "t=0 0",
        f"m=audio {port} RTP/AVP {ALAW} {EVENTS}",
        f"a=rtpmap:{ALAW} PCMA/8000",
        f"a=rtpmap:{EVENTS} telephone-event/8000",
        "a=sendrecv",
    )
    return "".join(f"{line}\r\n" for line in lines)
