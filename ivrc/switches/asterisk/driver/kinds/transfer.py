"""A transfer's events: who is called, and what comes of it."""

from __future__ import annotations

import re

from ivrc.flow.kinds.transfer import BEGIN_ANYWHERE, ONCE, ROTATION, Transfer
from ivrc.simulate.events import transfer
from ivrc.simulate.events.clips import PLAY
from ivrc.simulate.events.first import FIRST
from ivrc.switches.asterisk.driver.endpoints import dialled, telephone
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.kinds.transfer import ANSWER, ANSWERED, BUSY, DIAL, LISTED, NO_ANSWER
from ivrc.verify.driver import Played, Wait
from ivrc.verify.position import Position
from ivrc.verify.sounds import CALLER, DESK

_OUTCOMES = {ANSWER: "answered", BUSY: "busy", NO_ANSWER: "no-answer"}

_ANNOUNCES = re.compile(r",gA\(:([^():]*)\)")
"""The option of Dial by which the caller hears a clip before the talk: the switch tells of no event for it."""
_TALK_SLACK_MS = 1000
"""A telephone that hangs up is heard of by way of two channels."""


def _dial(read: Reading, data: str, at: int) -> list[Position]:
    whom = dialled(data, read.destinations)
    read.status, read.dialled = "", True
    heard = _ANNOUNCES.search(data)
    read.announces = heard[1].rpartition("/")[2] if heard else ""
    for called in whom:
        read.tell(at, transfer.DIAL, called)
    return read.do(Position("dial", whom[0], pieces=whom), at)


def _status(read: Reading, status: str, at: int) -> list[Position]:
    if not status or read.doing.kind != "dial":
        return []
    read.status = status
    if status != ANSWER:
        return []
    _outcome(read, at)
    if not _one_of_several(read):
        _announced(read, at)
    if read.announces and read.announces not in read.missing:
        read.plays.append(Played(read.announces, cut=False))
    read.plays += [Played(DESK, cut=False), Played(CALLER, cut=False)]
    return read.do(Position("answered"), at)


def _first(read: Reading, number: str, at: int) -> list[Position]:
    """With whom those begin who take turns."""
    node = read.current
    if isinstance(node, Transfer) and node.order in BEGIN_ANYWHERE and number:
        whom = dict(enumerate(node.destinations, 1))
        name = whom.get(int(number), number) if number.isdigit() else number
        read.tell(at, FIRST, name, node.group if node.order == ROTATION else "")
    return []


def _peer(read: Reading, channel: str, at: int) -> list[Position]:
    """Whose telephone answered."""
    if channel and _one_of_several(read):
        read.tell(at, transfer.TAKEN, telephone(channel, read.destinations) or channel)
        _announced(read, at)
    return []


def _one_of_several(read: Reading) -> bool:
    return isinstance(read.current, Transfer) and read.current.order == ONCE


def _announced(read: Reading, at: int) -> None:
    """What the caller hears before the talk begins."""
    if read.announces and read.announces not in read.missing:
        read.tell(at, PLAY, read.announces)


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
        name = next((each.what[0] for each in reversed(read.trace) if each.kind == "dial"), "")
        read.waits.append(Wait(node.id, "ring", node.seconds_of(name) * 1000, at - read.since))
    read.status = ""


def _extension(read: Reading, _node: Transfer, name: str, application: str, at: int) -> None:
    if name.startswith(LISTED) and application == "goto" and not read.dialled:
        read.tell(at, transfer.OUTCOME, "unavailable")


READER = Reader[Transfer](
    applications={DIAL.lower(): _dial},
    variables={labels.DIAL_STATUS: _status, labels.DIALED_PEER: _peer, labels.WHOM: _first},
    ends={"dial": _rang, "answered": _talked},
    extension=_extension,
    hangs_up=lambda extension: "agent" if extension == ANSWERED else "",
    fault=lambda node: node.extension or node.id,
)
