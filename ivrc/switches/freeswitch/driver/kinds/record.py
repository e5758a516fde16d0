"""A recording's events: that it begins, where else than it ought to, and that it ends before the call does. A message is
recorded too, and is none."""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.simulate.events import record
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.driver.recordings import MAILBOX, lies
from ivrc.switches.freeswitch.text.secret import MASK, UNMASK
from ivrc.verify.position import Position

_RUNS = "CS_EXECUTE"
"""The state of a channel that has not hung up."""


def _starts(read: Reading, event: esl.Event, at: int) -> list[Position]:
    if MAILBOX not in event:
        well = lies(event, read.plan.place("recordings", "recordings_dir"), rf"{read.own}\.wav")
        read.recording, read.recorded_from = event.get("Record-File-Path", ""), len(read.plays)
        read.tell(at, record.RECORD, "start" if well else f"start {read.recording}")
    return []


def _stops(read: Reading, event: esl.Event, at: int) -> list[Position]:
    if MAILBOX not in event and event.get("Channel-State") == _RUNS:
        read.tell(at, record.RECORD, "stop")
    return []


def _pauses(read: Reading, path: str, at: int) -> list[Position]:
    if path == read.recording:
        read.paused_from = len(read.plays)
        read.tell(at, record.RECORD, "pause")
    return []


def _goes_on(read: Reading, path: str, at: int) -> list[Position]:
    """What was played since the recording paused is silence in it."""
    if path == read.recording and read.paused_from is not None:
        read.unrecorded |= set(range(read.paused_from, len(read.plays)))
        read.paused_from = None
        read.tell(at, record.RECORD, "resume")
    return []


READER = Reader[Record](
    applications={MASK: _pauses, UNMASK: _goes_on},
    events={"RECORD_START": _starts, "RECORD_STOP": _stops},
)
