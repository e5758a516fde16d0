"""A transfer's events: who is called, and what comes of it."""

from __future__ import annotations

from ivrc.flow.kinds.transfer import Transfer
from ivrc.simulate.events import transfer
from ivrc.switches.asterisk.driver.endpoints import dialled
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.kinds.transfer import ANSWER, ANSWERED, BUSY, DIAL, LISTED, NO_ANSWER
from ivrc.verify.driver import Played, Wait
from ivrc.verify.position import Position
from ivrc.verify.sounds import CALLER, DESK

_OUTCOMES = {ANSWER: "answered", BUSY: "busy", NO_ANSWER: "no-answer"}

_TALK_SLACK_MS = 1000
"""A telephone that hangs up is heard of by way of two channels."""


def _dial(read: Reading, data: str, at: int) -> list[Position]:
    called = dialled(data, read.destinations)
    read.status, read.dialled = "", True
    read.tell(at, transfer.DIAL, called)
    return read.do(Position("dial", called), at)


def _status(read: Reading, status: str, at: int) -> list[Position]:
    if not status or read.doing.kind != "dial":
        return []
    read.status = status
    if status != ANSWER:
        return []
    _outcome(read, at)
    read.plays += [Played(DESK, cut=False), Played(CALLER, cut=False)]
    return read.do(Position("answered"), at)


def _rang(read: Reading, _dial: Position, at: int) -> None:
    if read.status and read.status != "CANCEL":
        _outcome(read, at)


def _talked(read: Reading, _talk: Position, at: int) -> None:
    if read.talk_ms:
        read.waits.append(Wait(read.node, "talk", read.talk_ms, at - read.since, slack_ms=_TALK_SLACK_MS))


def _outcome(read: Reading, at: int) -> None:
    outcome = _OUTCOMES.get(read.status, "unavailable")
    read.tell(at, transfer.OUTCOME, outcome)
    node = read.current
    if outcome == "no-answer" and isinstance(node, Transfer):
        read.waits.append(Wait(node.id, "ring", node.ring_seconds * 1000, at - read.since))
    read.status = ""


def _extension(read: Reading, _node: Transfer, name: str, application: str, at: int) -> None:
    if name.startswith(LISTED) and application == "goto" and not read.dialled:
        read.tell(at, transfer.OUTCOME, "unavailable")


READER = Reader[Transfer](
    applications={DIAL.lower(): _dial},
    variables={labels.DIAL_STATUS: _status},
    ends={"dial": _rang, "answered": _talked},
    extension=_extension,
    hangs_up=lambda extension: "agent" if extension == ANSWERED else "",
    fault=lambda node: node.extension or node.id,
)
