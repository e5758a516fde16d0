"""The event of a call that is recorded."""

from __future__ import annotations

from ivrc.simulate.events.kind import ANY, EventKind, Wording, Words

RECORD = EventKind(
    "record",
    {ANY: Words(Wording("开始录音"), Wording("recording starts", also=("recorded",)))},
    ("what",),
)
