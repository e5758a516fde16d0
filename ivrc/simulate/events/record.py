"""The event of a call that is recorded."""

from __future__ import annotations

from ivrc.simulate.events.kind import EventKind, Wording, Words

RECORD = EventKind(
    "record",
    {
        "start": Words(Wording("开始录音"), Wording("recording starts", also=("recorded",))),
        "pause": Words(Wording("暂停录音"), Wording("recording pauses")),
        "resume": Words(Wording("继续录音"), Wording("recording goes on")),
    },
    ("what",),
)
