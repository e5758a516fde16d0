"""The event of a number in a list."""

from __future__ import annotations

from ivrc.flow.kinds.enlist import Enlist
from ivrc.simulate.events import enlist
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text.kinds.enlist import ENLIST, LIST, NUMBER, PLACE


def _enlisted(read: Reading, event: Message, at: int) -> None:
    read.tell(at, enlist.ENLIST, event.get(LIST, ""), event.get(NUMBER, ""), event.get(PLACE, ""))


READER = Reader[Enlist](messages={ENLIST: _enlisted})
