"""A message's events: that it is recorded, how long it was, and where it lies."""

from __future__ import annotations

from ivrc.flow.graph import mailboxes
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.simulate.events import voicemail
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.kinds.voicemail import (
    BROKEN_OFF,
    FILE,
    MAILBOX,
    MESSAGE,
    NOT_DONE,
    RECORD,
    SECONDS,
)
from ivrc.verify.driver import Played, Wait
from ivrc.verify.position import Position
from ivrc.verify.sounds import CALLER

_GRAIN_MS = 1000
"""A message's length is told in whole seconds, from one of the clock's to another."""


def _record(read: Reading, _data: str, at: int) -> list[Position]:
    node = read.current
    if not isinstance(node, Voicemail):
        return []
    read.message_ms = node.max_seconds * 1000
    read.plays.append(Played(CALLER, cut=False))
    return read.do(Position("message", node.mailbox, limit_ms=node.max_seconds * 1000), at)


def _status(read: Reading, status: str, at: int) -> list[Position]:
    if status not in ("", BROKEN_OFF, NOT_DONE) and read.doing.kind == "message":
        read.waits.append(Wait(read.node, "message", read.message_ms, at - read.since))
    return []


def _message(read: Reading, event: Message, at: int) -> None:
    boxes = {read.plan.mailbox(name): name for name in mailboxes(read.hotline)}
    mailbox = event.get(MAILBOX, "")
    seconds = event.get(SECONDS, "")
    read.tell(at, voicemail.MESSAGE, boxes.get(mailbox, mailbox), seconds)
    told_ms = int(seconds) * 1000 if seconds.isdigit() else 0
    read.waits.append(Wait(read.node, "told", read.lasted_ms, told_ms, _GRAIN_MS, _GRAIN_MS))
    read.messages.append((mailbox, event.get(FILE, "")))


def _over(read: Reading, _message: Position, at: int) -> None:
    read.lasted_ms = at - read.since


READER = Reader[Voicemail](
    applications={RECORD.lower(): _record},
    variables={labels.RECORD_STATUS: _status},
    ends={"message": _over},
    messages={MESSAGE: _message},
)
