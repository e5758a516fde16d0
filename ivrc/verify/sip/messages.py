"""SIP messages (RFC 3261) and session descriptions (RFC 4566), read and written: no more of them than a call needs."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ivrc.verify.sip.codecs import Codec

HERE = "127.0.0.1"
EVENTS = 101
"""The payload type of keys (RFC 4733)."""
_SHORT = {"v": "via", "f": "from", "t": "to", "i": "call-id", "m": "contact", "l": "content-length"}
_SDP = "application/sdp"


class Message(NamedTuple):
    """A message: its first line, its header fields by their lower-case names, all Via fields, its body."""

    line: str
    fields: Mapping[str, str]
    vias: tuple[str, ...]
    body: str

    @property
    def status(self) -> int:
        """Of a response; 0 of a request."""
        first, _, rest = self.line.partition(" ")
        return int(rest[:3]) if first == "SIP/2.0" and rest[:3].isdigit() else 0


def read(data: bytes) -> Message | None:
    """A datagram as a message; None for what is none, such as a keep-alive."""
    head, _, body = data.decode("utf-8", "replace").partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    parts = (line.partition(":") for line in lines)
    pairs = [(_name(name), value.strip()) for name, _, value in parts]
    vias = tuple(value for name, value in pairs if name == "via")
    message = Message(first, dict(reversed(pairs)), vias, body)
    return message if {"call-id", "cseq", "from", "to"} <= message.fields.keys() else None


def _name(text: str) -> str:
    name = text.strip().lower()
    return _SHORT.get(name, name)


def written(lines: Sequence[str], body: str = "", kind: str = _SDP) -> bytes:
    """A message as a datagram."""
    content = [f"Content-Type: {kind}"] if body else []
    head = [*lines, *content, f"Content-Length: {len(body.encode())}"]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


def response(to: Message, status: str, contact: str, tag: str = "", body: str = "") -> bytes:
    """An answer to a request."""
    fields = to.fields
    lines = [
        f"SIP/2.0 {status}",
        *(f"Via: {via}" for via in to.vias),
        f"From: {fields['from']}",
        f"To: {fields['to']}{tag}",
        f"Call-ID: {fields['call-id']}",
        f"CSeq: {fields['cseq']}",
        f"Contact: <{contact}>",
    ]
    return written(lines, body)


def branch() -> str:
    """A new branch of a Via: it begins as RFC 3261, 8.1.1.7 has it."""
    return f"z9hG4bK{random.getrandbits(64):x}"


def address(contact: str) -> str:
    """The URI of a Contact."""
    found = re.search(r"<([^>]+)>", contact)
    return found[1] if found else contact


def media(sdp: str) -> tuple[str, int] | None:
    """Where the other side hears."""
    port = re.search(r"^m=audio (\d+)", sdp, re.MULTILINE)
    return (HERE, int(port[1])) if port and int(port[1]) else None


def description(port: int, codec: Codec, events: bool = True, direction: str = "sendrecv") -> str:
    """What we offer or answer: one codec, and keys as events where they are typed so."""
    keys = f" {EVENTS}" if events else ""
    lines = [
        "v=0",
        f"o=- {random.getrandbits(30)} 1 IN IP4 {HERE}",
        "s=-",
        f"c=IN IP4 {HERE}",
        "t=0 0",
        f"m=audio {port} RTP/AVP {codec.payload}{keys}",
        f"a=rtpmap:{codec.payload} {codec.sdp}",
        *([f"a=rtpmap:{EVENTS} telephone-event/8000", f"a=fmtp:{EVENTS} 0-15"] if events else []),
        f"a={direction}",
    ]
    return "".join(f"{line}\r\n" for line in lines)
