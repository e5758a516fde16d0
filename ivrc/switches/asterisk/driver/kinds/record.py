"""A recording's events: that it begins, goes on after a moment's silence, or is over.

Around a call to a desk it has to go on anew (`ivrc.switches.asterisk.text.kinds.record`): which steps are taken is
looked at, since a desk without RTP, as a verification has it, is heard without them too.
"""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.simulate.events import record
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text.kinds.record import ANEW
from ivrc.switches.asterisk.text.kinds.transfer import DIAL
from ivrc.switches.asterisk.text.recording import APPENDING, START, STOP
from ivrc.switches.asterisk.text.secret import STOPPED, apart
from ivrc.switches.asterisk.text.speech import PLAYED_OUT, STOPPED_BY_KEYS
from ivrc.verify.position import Position

_ANEW = tuple(step.lower() for step in (*ANEW, START))
_CLIPS = (PLAYED_OUT.lower(), STOPPED_BY_KEYS.lower(), STOPPED.lower())
OLD = "of before the desk"
"""Says of a recording that it did not go on anew."""


def _step(read: Reading, application: str, data: str, at: int) -> None:
    if read.resumes:
        expected, *later = read.resumes
        if expected not in (application, f"{application}({data})"):
            read.resumes = ()
            read.tell(at, record.RECORD, "stop")
        elif later:
            read.resumes = tuple(later)
    dials = application == DIAL.lower()
    another = dials or (read.dialled_out and application in _CLIPS)
    if another and read.recorded_from is not None and not read.anew:
        read.tell(at, record.RECORD, OLD)
        read.dialled_out = False
    if dials:
        read.anew, read.dialled_out = False, True


def _start(read: Reading, data: str, at: int) -> list[Position]:
    options = data.partition(",")[2]
    if read.context == apart(read.plan) and options == APPENDING:
        _resumed(read)
        read.tell(at, record.RECORD, "resume")
    elif read.resumes and options == APPENDING:
        read.resumes, read.anew = (), True
    else:
        read.resumes, read.recorded_from, read.dialled_out = (), len(read.plays), False
        read.tell(at, record.RECORD, " ".join(filter(None, ("start", options))))
    return []


def _stop(read: Reading, _data: str, at: int) -> list[Position]:
    if read.context == apart(read.plan):
        read.paused_from = len(read.plays)
        read.tell(at, record.RECORD, "pause")
    else:
        read.resumes = _ANEW
    return []


def _resumed(read: Reading) -> None:
    """What was played since the recording paused is not in it."""
    if read.paused_from is not None:
        read.unrecorded |= set(range(read.paused_from, len(read.plays)))
        read.paused_from = None


READER = Reader[Record](applications={START.lower(): _start, STOP.lower(): _stop}, step=_step)
