"""A recording's events: that it begins. A message is recorded too, and is none."""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.simulate.events import record
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.kinds.voicemail import MAILBOX
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.verify.position import Position


def _starts(read: Reading, event: esl.Event, at: int) -> list[Position]:
    if MAILBOX not in event:
        read.tell(at, record.RECORD, "start")
    return []


READER = Reader[Record](events={"RECORD_START": _starts})
