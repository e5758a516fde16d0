"""The applications by which Asterisk records a call, and whether the calls of a hotline may be recorded."""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.switches.asterisk.text.plan import Plan

START, STOP = "MixMonitor", "StopMixMonitor"
APPENDING = "a"
"""The option by which a recording goes on in its file."""
IS_RECORDED = "IVRC_RECORDING"
"""Set while a call is recorded."""


def records(plan: Plan) -> bool:
    """Whether the hotline's calls may be recorded."""
    return any(isinstance(node, Record) for node in plan.hotline.nodes.values())
