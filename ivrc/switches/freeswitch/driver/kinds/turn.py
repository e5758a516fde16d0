"""The event of a switch that is turned."""

from __future__ import annotations

from ivrc.flow.kinds.turn import Turn
from ivrc.simulate.events import turn
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.text.kinds.turn import IS, SWITCH, TURN
from ivrc.verify.position import Position


def _turned(read: Reading, event: esl.Event, at: int) -> list[Position]:
    if event.get("Event-Subclass") == TURN:
        read.tell(at, turn.TURN, event.get(SWITCH, ""), event.get(IS, ""))
    return []


READER = Reader[Turn](events={"CUSTOM": _turned})
