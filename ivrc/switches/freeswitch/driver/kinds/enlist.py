"""The event of a number in a list."""

from __future__ import annotations

from ivrc.flow.kinds.enlist import Enlist
from ivrc.simulate.events import enlist
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.text.kinds.enlist import ENLIST, LIST, NUMBER, PLACE
from ivrc.verify.position import Position


def _enlisted(read: Reading, event: esl.Event, at: int) -> list[Position]:
    if event.get("Event-Subclass") == ENLIST:
        read.tell(at, enlist.ENLIST, event.get(LIST, ""), event.get(NUMBER, ""), event.get(PLACE, ""))
    return []


READER = Reader[Enlist](events={"CUSTOM": _enlisted})
