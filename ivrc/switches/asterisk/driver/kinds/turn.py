"""The event of a switch that is turned."""

from __future__ import annotations

from ivrc.flow.kinds.turn import Turn
from ivrc.simulate.events import turn
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text.kinds.turn import IS, SWITCH, TURN


def _turned(read: Reading, event: Message, at: int) -> None:
    read.tell(at, turn.TURN, event.get(SWITCH, ""), event.get(IS, ""))


READER = Reader[Turn](messages={TURN: _turned})
