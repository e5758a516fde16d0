"""A pause's events: that it begins, and how long it was."""

from __future__ import annotations

from ivrc.flow.kinds.pause import Pause
from ivrc.simulate.events import pause
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.text.kinds.pause import SLEEP
from ivrc.verify.driver import Wait
from ivrc.verify.position import Position


def _begins(read: Reading, data: str, at: int) -> list[Position]:
    if not isinstance(read.current, Pause):
        return []
    read.tell(at, pause.PAUSE, f"{int(data) / 1000:g}")
    return read.do(Position("pause", read.node, limit_ms=int(data)), at)


def _over(read: Reading, done: Position, at: int) -> None:
    read.waits.append(Wait(done.what, "pause", done.limit_ms, at - read.since))


READER = Reader[Pause](applications={SLEEP: _begins}, ends={"pause": _over})
