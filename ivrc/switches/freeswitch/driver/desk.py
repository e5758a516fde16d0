"""What a desk gets to know, as its own channel tells: the number that it sees, what it is given, and what it is told."""

from __future__ import annotations

from pathlib import PurePosixPath

from ivrc.flow.kinds.transfer import Transfer
from ivrc.simulate.events.clips import PLAY
from ivrc.simulate.events.desk import GIVEN, LEG, SHOWN
from ivrc.simulate.events.note import joined
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reading
from ivrc.switches.freeswitch.text.desk import HEADER
from ivrc.switches.notes import read as fields_of


def rings(read: Reading, event: esl.Event) -> None:
    """A desk's telephone rings: what it is given, and what it sees."""
    node = read.current
    if not isinstance(node, Transfer) or node.desk is None:
        return
    if given := event.get(f"variable_{HEADER}"):
        read.tell(read.at(event), GIVEN, joined(fields_of(given)), leg=LEG)
    if node.desk.shows:
        read.tell(read.at(event), SHOWN, event.get("Caller-Caller-ID-Number", ""), leg=LEG)


def feed(read: Reading, event: esl.Event) -> None:
    """A clip begins to be heard on a desk's channel."""
    node = read.current
    if event["Event-Name"] == "PLAYBACK_START" and isinstance(node, Transfer) and node.desk:
        paths = event.get("Playback-File-Path", "").removeprefix("file_string://").split("!")
        for path in paths:
            read.tell(read.at(event), PLAY, PurePosixPath(path).stem, leg=LEG)
