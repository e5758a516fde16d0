"""Recording a call on FreeSWITCH."""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.switches.freeswitch.text import labels, left, secret
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put, value

COMPLETION = put(labels.RESULT, value(labels.END_OF_RECORDING))
"""What came of the beginning of a recording."""


def emit(plan: Plan, node: Record) -> str:
    """A Record node: the call's recording is started once."""
    start = [
        put(labels.END_OF_RECORDING),
        do("record_session", f"{value(labels.RECORDINGS)}/${{uuid}}.wav{secret.taken_at_once(plan)}"),
        COMPLETION,
        put(labels.RECORDING, "true"),
        *left.recorded(plan),
        plan.go(node.next),
    ]
    parts = [
        extension(
            "recording already",
            [asked(labels.ENTER), (value(labels.RECORDING), "^true$")],
            [plan.go(node.next)],
        ),
        extension(labels.ENTER, [asked(labels.ENTER)], start),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)
