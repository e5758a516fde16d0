"""A note's event: what is written down."""

from __future__ import annotations

from urllib.parse import unquote

from ivrc.flow.kinds.note import Note
from ivrc.simulate.events import note
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text.kinds.note import FIELDS, NOTE, TABLE
from ivrc.switches.notes import read as fields_of


def _noted(read: Reading, event: Message, at: int) -> None:
    fields = note.joined(fields_of(event.get(FIELDS, "")))
    read.tell(at, note.NOTE, unquote(event.get(TABLE, "")), fields)


READER = Reader[Note](messages={NOTE: _noted})
