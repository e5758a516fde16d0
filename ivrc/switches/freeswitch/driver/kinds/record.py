"""A recording's events: that it begins, where else than it ought to, and that it ends before the call does. A message is
recorded too, and is none."""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.simulate.events import record
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.driver.recordings import MAILBOX, lies
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


READER = Reader[Record](events={"RECORD_START": _starts, "RECORD_STOP": _stops})
