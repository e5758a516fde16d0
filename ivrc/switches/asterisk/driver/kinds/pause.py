"""A pause's events: that it begins, and how long it was."""

from __future__ import annotations

from ivrc.flow.kinds.pause import Pause
from ivrc.simulate.events import pause
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text.kinds.pause import WAIT
from ivrc.verify.driver import Wait
from ivrc.verify.position import Position


def _begins(read: Reading, data: str, at: int) -> list[Position]:
    if not isinstance(read.of(read.context), Pause):
        return []
    read.tell(at, pause.PAUSE, f"{float(data):g}")
    return read.do(Position("pause", read.node, limit_ms=round(float(data) * 1000)), at)


def _over(read: Reading, done: Position, at: int) -> None:
    if at:
        read.waits.append(Wait(done.what, "pause", done.limit_ms, at - read.since))


READER = Reader[Pause](applications={WAIT.lower(): _begins}, ends={"pause": _over})
