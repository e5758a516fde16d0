"""A note's event: what is written down."""

from __future__ import annotations

from urllib.parse import unquote

from ivrc.flow.kinds.note import Note
from ivrc.simulate.events import note
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.text.kinds.note import FIELDS, NOTE, TABLE
from ivrc.switches.notes import read as fields_of
from ivrc.verify.position import Position


def _noted(read: Reading, event: esl.Event, at: int) -> list[Position]:
    if event.get("Event-Subclass") == NOTE:
        fields = note.joined(fields_of(event.get(FIELDS, "")))
        read.tell(at, note.NOTE, unquote(event.get(TABLE, "")), fields)
    return []


READER = Reader[Note](events={"CUSTOM": _noted})
