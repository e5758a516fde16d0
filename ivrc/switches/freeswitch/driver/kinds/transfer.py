"""A transfer's events: who is called, and what comes of it."""

from __future__ import annotations

from ivrc.flow.kinds.transfer import BEGIN_ANYWHERE, ROTATION, Transfer
from ivrc.simulate.events import transfer
from ivrc.simulate.events.first import FIRST
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.kinds.transfer import ANSWERED, BRIDGE, NO_ANSWER
from ivrc.verify.driver import Wait
from ivrc.verify.position import Position

_SECOND_MS = 1000


def _whom(read: Reading, name: str, _at: int) -> list[Position]:
    read.dial = tuple(read.names.get(each, each) for each in name.split(" "))
    return []


def _first(read: Reading, number: str, at: int) -> list[Position]:
    """With whom those begin who take turns."""
    node = read.current
    if isinstance(node, Transfer) and node.order in BEGIN_ANYWHERE:
        name = dict(enumerate(node.destinations, 1)).get(int(number), number)
        read.tell(at, FIRST, name, node.group if node.order == ROTATION else "")
    return []


def _bridge(read: Reading, _data: str, at: int) -> list[Position]:
    read.rung, read.talked = at, False
    for name in read.dial:
        read.tell(at, transfer.DIAL, name)
    return read.do(Position("dial", next(iter(read.dial), ""), pieces=read.dial), at)


def _answers(read: Reading, event: esl.Event, at: int) -> list[Position]:
    if read.doing.kind != "dial":
        return []
    _outcome(read, ANSWERED, at)
    if len(read.dial) > 1:
        channel = event.get("Other-Leg-Channel-Name", "")
        read.tell(at, transfer.TAKEN, read.telephones.get(channel, channel))
    return read.do(Position("answered"), at)


def _ends(read: Reading, outcome: str, at: int) -> list[Position]:
    if not (read.talked and outcome == ANSWERED):
        _outcome(read, outcome, at)
    return []


def _outcome(read: Reading, outcome: str, at: int) -> None:
    """The words of the switch's variable are those of the trace."""
    read.tell(at, transfer.OUTCOME, outcome)
    node = read.current
    if outcome == NO_ANSWER and isinstance(node, Transfer) and read.rung is not None:
        took = at - read.rung + _into_its_second(read, read.rung)
        read.waits.append(Wait(node.id, "ring", node.seconds_of(read.dial[0]) * 1000, took))
    read.rung, read.talked = None, outcome == ANSWERED


def _into_its_second(read: Reading, at: int) -> int:
    """The switch counts a ring time by its clock, in whole seconds from the one in which the ringing begins."""
    return (round((read.began or 0) / 1000) + at) % _SECOND_MS


READER = Reader[Transfer](
    applications={BRIDGE: _bridge},
    variables={labels.DIAL: _whom, labels.OUTCOME: _ends, labels.WHOM: _first},
    events={"CHANNEL_BRIDGE": _answers},
    fault=lambda node: node.extension or node.id,
)
