"""That a fault is told in the switch's log, once, for whoever runs the switch; a fault that is not, or is told twice, is an
event that nobody meant."""

from __future__ import annotations

from ivrc.simulate.events.clips import FAULT
from ivrc.switches.asterisk.driver.reading import Reading
from ivrc.switches.asterisk.text import labels

_LOG, _ERROR = "log", "ERROR,"


def step(read: Reading, extension: str, priority: str, application: str, data: str) -> None:
    """A step of the fault way begins it, or tells it."""
    if extension != labels.FAULT:
        return
    read.untold += priority == "1"
    read.untold -= application == _LOG and data.startswith(_ERROR)


def left(read: Reading, at: int) -> None:
    """The call is over."""
    if read.untold:
        read.tell(at, FAULT, f"told in the log {'never' if read.untold > 0 else 'twice'}")
