"""A message on Asterisk: recorded by the switch, and told of by a user event of its own."""

from __future__ import annotations

from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import BEEP, Play
from ivrc.switches.asterisk.text import labels, left
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import FORGET, TO_FAULT, clips
from ivrc.switches.asterisk.text.syntax import Step, context, equals, extension, put, value, when

RECORD = "Record"
BROKEN_OFF, NOT_DONE = "HANGUP", "ERROR"
"""What the switch calls the end of a message that the caller does not stay for, and one that cannot be written."""
MESSAGE, MAILBOX, SECONDS, FILE = "ivrc-message", "Mailbox", "Seconds", "File"
"""The user event of a message, and what it says of it."""
_SINCE = "IVRC_SINCE"


def emit(plan: Plan, node: Voicemail) -> str:
    """A Voicemail node. Whether a key, the longest time or the caller ends the message, an event tells it."""
    told = (
        f"UserEvent({MESSAGE},{MAILBOX}: {plan.mailbox(node.mailbox)},"
        f"{SECONDS}: $[${{EPOCH}} - {value(_SINCE)}],{FILE}: ${{RECORDED_FILE}}.wav)"
    )
    options = "kqt" if node.end_key == "*" else "kq"
    recording: list[Step] = [
        FORGET,
        *clips(plan, [Play(BEEP, interruptible=False)]),
        put(_SINCE, value("EPOCH")),
        f"{RECORD}({plan.message(node.mailbox)},0,{node.max_seconds},{options})",
        when(equals(labels.RECORD_STATUS, NOT_DONE), TO_FAULT),
        told,
        *left.kept(plan),
        plan.go(node.next),
    ]
    hung_up: list[Step] = [
        when(equals(labels.RECORD_STATUS, BROKEN_OFF), ":over"),
        told,
        *left.kept(plan),
        ("over", "NoOp()"),
    ]
    parts = [extension(labels.BEGIN, recording), extension(labels.OVER, hung_up)]
    return context(plan.contexts[node.id], plan.title(node), parts, plan.common)
