"""What a desk gets to know, as its own channel tells: the number that it sees, what it is given, and what it is told."""

from __future__ import annotations

from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Node
from ivrc.simulate.events.clips import PLAY
from ivrc.simulate.events.desk import GIVEN, LEG, SHOWN
from ivrc.simulate.events.note import joined
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.reading import Reading
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.desk import GIVE, HEADER, context_of
from ivrc.switches.asterisk.text.speech import PLAYED_OUT
from ivrc.switches.notes import read as fields_of

_GIVEN = f"{GIVE}{HEADER})="


def tells(node: Node | None) -> tuple[str, ...]:
    """The clips that a desk is told that a node dials."""
    return node.desk.tells if isinstance(node, Transfer) and node.desk else ()


def rings(read: Reading, event: Message, at: int) -> None:
    """A desk's telephone rings: what it sees."""
    node = read.current
    if isinstance(node, Transfer) and node.desk and node.desk.shows:
        read.tell(at, SHOWN, event.get("CallerIDNum", ""), leg=LEG)


def feed(read: Reading, event: Message, at: int) -> None:
    """A step that runs on a desk's channel, or what came of it."""
    node = read.current
    if node is None or event.get("Context") != context_of(read.plan.contexts[node.id]):
        return
    if event["Event"] == "Newexten":
        application, data = event["Application"], event.get("AppData", "")
        if application == "Set" and data.startswith(_GIVEN):
            read.tell(at, GIVEN, joined(fields_of(data.removeprefix(_GIVEN))), leg=LEG)
        elif application == PLAYED_OUT:
            read.tell(at, PLAY, data.rpartition("/")[2], leg=LEG)
    elif event.get("Variable") == labels.PLAYBACK_STATUS and event.get("Value") == labels.PLAY_FAILED:
        told = max(number for number, each in enumerate(read.trace) if each.leg == LEG)
        del read.trace[told]
