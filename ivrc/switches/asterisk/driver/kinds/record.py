"""A recording's events: that it begins, goes on after a moment's silence, or is over."""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.simulate.events import record
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text.kinds.record import ANEW, APPENDING, START, STOP
from ivrc.verify.position import Position

_ANEW = tuple(name.lower() for name in ANEW)


def _step(read: Reading, application: str, at: int) -> None:
    if read.paused and application not in _ANEW:
        read.paused = False
        read.tell(at, record.RECORD, "stop")


def _start(read: Reading, data: str, at: int) -> list[Position]:
    options = data.partition(",")[2]
    if read.paused and options == APPENDING:
        read.paused = False
    else:
        read.recorded_from = len(read.plays)
        read.tell(at, record.RECORD, " ".join(filter(None, ("start", options))))
    return []


def _stop(read: Reading, _data: str, _at: int) -> list[Position]:
    read.paused = True
    return []


READER = Reader[Record](applications={START.lower(): _start, STOP.lower(): _stop}, step=_step)
