"""A message's events: that it is recorded, how long it was, and in which mailbox it lies."""

from __future__ import annotations

from ivrc.flow.graph import mailboxes
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.simulate.events import voicemail
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.driver.recordings import MAILBOX, lies
from ivrc.switches.freeswitch.text.kinds.voicemail import silence
from ivrc.switches.freeswitch.text.plan import word
from ivrc.verify.driver import Wait
from ivrc.verify.position import Position

_MOMENT = r"\d{8}-\d{6}"


def _kept(read: Reading, event: esl.Event, at: int) -> list[Position]:
    if (mailbox := event.get(MAILBOX)) is not None:
        boxes = {word(name): name for name in mailboxes(read.hotline)}
        seconds = round(int(event.get("variable_record_ms") or "0") / 1000)
        folder = f"{read.plan.place('messages', 'storage_dir')}/{mailbox}"
        well = lies(event, folder, rf"{read.own}-{_MOMENT}\.wav")
        read.messages.append(event.get("Record-File-Path", ""))
        where = boxes.get(mailbox, mailbox) if well else read.messages[-1]
        read.tell(at, voicemail.MESSAGE, where, str(seconds))
    return []


def _begins(read: Reading, node: Voicemail, path: str, at: int) -> list[Position]:
    if path != silence(node):
        return []
    return read.do(Position("message", node.mailbox, limit_ms=node.max_seconds * 1000), at)


def _stops(read: Reading, position: Position, status: str, at: int) -> None:
    if position.kind == "message" and status == "done":
        read.message = Wait(read.node, "message", position.limit_ms, at - read.since)


READER = Reader[Voicemail](events={"RECORD_STOP": _kept}, silence=_begins, quiet=_stops)
