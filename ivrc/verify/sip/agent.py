"""A SIP user agent on loopback, over UDP (RFC 3261): it places calls, holds and resumes them, and hears who hangs up."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

from ivrc.verify.sip.messages import (
    HERE,
    Message,
    address,
    branch,
    description,
    media,
    read,
    response,
    written,
)
from ivrc.verify.sip.voice import Voice


class Dialog:
    """A call, from either side. `answered` is set when its outcome is known, `over` when it has ended."""

    def __init__(self, voice: Voice, local: str, remote: str, name: str, events: bool = True) -> None:
        self.voice, self.local, self.remote, self.name, self.events = voice, local, remote, name, events
        self.target = ""
        self.number = 0
        """Of the last request (CSeq)."""
        self.branch = ""
        """Of the last INVITE."""
        self.answered = asyncio.Event()
        self.over = asyncio.Event()
        self.vanished = False


class Agent(asyncio.DatagramProtocol):
    """One socket for all calls. `switch` is where they go."""

    def __init__(self) -> None:
        self.switch = (HERE, 0)
        self.dialogs: dict[str, Dialog] = {}

    async def open(self) -> int:
        """Listens; gives the port."""
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(HERE, 0))
        self.port = int(self._transport.get_extra_info("sockname")[1])
        return self.port

    def close(self) -> None:
        """Ends everything without a word to the switch."""
        for dialog in self.dialogs.values():
            dialog.voice.close()
        self._transport.close()

    @property
    def contact(self) -> str:
        """Our own URI."""
        return f"sip:trunk@{HERE}:{self.port}"

    def invite(
        self,
        number: str,
        voice: Voice,
        caller: str = "trunk",
        events: bool = True,
        fields: Sequence[str] = (),
    ) -> Dialog:
        """Places a call from a number; does not wait for its answer."""
        name = f"{random.getrandbits(64):x}"
        here, there = f"<sip:{caller}@{HERE}>;tag={name}", f"<sip:{number}@{HERE}>"
        dialog = self.dialogs[name] = Dialog(voice, here, there, name, events)
        dialog.target = f"sip:{number}@{HERE}:{self.switch[1]}"
        self._invites(dialog, "sendrecv", fields)
        return dialog

    def hold(self, dialog: Dialog) -> None:
        """Lets the other side hear that it waits, and hears nothing (RFC 3264, 8.4)."""
        self._invites(dialog, "sendonly")

    def resume(self, dialog: Dialog) -> None:
        """Goes on."""
        self._invites(dialog, "sendrecv")

    def info(self, dialog: Dialog, key: str, ms: int) -> None:
        """Types a key by SIP INFO."""
        self._request(
            dialog, "INFO", body=f"Signal={key}\r\nDuration={ms}\r\n", kind="application/dtmf-relay"
        )

    def bye(self, dialog: Dialog) -> None:
        """Hangs up."""
        if not dialog.over.is_set():
            dialog.over.set()
            self._request(dialog, "BYE")

    def vanish(self, dialog: Dialog) -> None:
        """Is gone without a word: says nothing any more, and answers nothing."""
        dialog.voice.muted = dialog.vanished = True

    def datagram_received(self, data: bytes, addr: object) -> None:
        message = read(data)
        if message is None:
            return
        dialog = self.dialogs.get(message.fields["call-id"])
        if dialog is not None and dialog.vanished:
            return
        method = message.line.split()[0]
        if message.status:
            if dialog is not None and message.fields["cseq"].endswith("INVITE"):
                self._answered(dialog, message)
        elif method == "INVITE":
            if dialog is None:
                self.invited(message)
            elif "tag=" in message.fields["to"]:
                dialog.voice.peer = media(message.body) or dialog.voice.peer
                self.respond(message, "200 OK", body=self.own(dialog))
        elif method != "ACK":
            self.respond(message, "200 OK")
            if method == "BYE" and dialog is not None:
                dialog.over.set()

    def invited(self, message: Message) -> None:
        """Somebody calls us, and comes again with every repetition of the INVITE."""
        self.respond(message, "603 Decline", f";tag={random.getrandbits(40):x}")

    def own(self, dialog: Dialog) -> str:
        """Our side's description."""
        return description(dialog.voice.port, dialog.voice.codec, dialog.events)

    def respond(self, to: Message, status: str, tag: str = "", body: str = "") -> None:
        """Answers a request."""
        self._send(response(to, status, self.contact, tag, body))

    def _answered(self, dialog: Dialog, message: Message) -> None:
        if message.status < 200:
            return
        dialog.remote = message.fields["to"]
        if message.status < 300:
            dialog.target = address(message.fields.get("contact", dialog.target))
            dialog.voice.peer = media(message.body) or dialog.voice.peer
            self._request(dialog, "ACK", number=_number(message))
        else:
            if not dialog.answered.is_set():
                dialog.over.set()
            self._request(dialog, "ACK", number=_number(message), via=dialog.branch)
        dialog.answered.set()

    def _invites(self, dialog: Dialog, direction: str, fields: Sequence[str] = ()) -> None:
        voice = dialog.voice
        body = description(voice.port, voice.codec, dialog.events, direction)
        dialog.branch = branch()
        self._request(dialog, "INVITE", fields, body, via=dialog.branch)

    def _request(
        self,
        dialog: Dialog,
        method: str,
        fields: Sequence[str] = (),
        body: str = "",
        kind: str = "application/sdp",
        number: int = 0,
        via: str = "",
    ) -> None:
        """`number` is that of the INVITE that an ACK belongs to."""
        if not number:
            dialog.number += 1
        lines = [
            f"{method} {dialog.target} SIP/2.0",
            f"Via: SIP/2.0/UDP {HERE}:{self.port};branch={via or branch()};rport",
            "Max-Forwards: 70",
            f"From: {dialog.local}",
            f"To: {dialog.remote}",
            f"Call-ID: {dialog.name}",
            f"CSeq: {number or dialog.number} {method}",
            f"Contact: <{self.contact}>",
            *fields,
        ]
        self._send(written(lines, body, kind))

    def _send(self, data: bytes) -> None:
        self._transport.sendto(data, self.switch)


def _number(message: Message) -> int:
    return int(message.fields["cseq"].split()[0])
