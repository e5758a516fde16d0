"""录音."""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.flow.nodes import Edge
from ivrc.simulate.events.record import RECORD
from ivrc.simulate.progress import Run


def step(run: Run, node: Record) -> Edge:
    """Starts recording, once a call."""
    if not run.recording:
        run.recording = True
        run.tell(RECORD, "start")
    return node.next
