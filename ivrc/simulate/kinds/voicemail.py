"""留言: rule 18."""

from __future__ import annotations

from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import BEEP, Edge
from ivrc.simulate.events.voicemail import MESSAGE
from ivrc.simulate.over import Over
from ivrc.simulate.progress import Run


def step(run: Run, node: Voicemail) -> Edge:
    """The beep, then the message."""
    run.discard()
    run.clip(BEEP, interruptible=False)
    lasts_ms, hangs_up = run.caller.message_ms(node.mailbox, node.max_seconds * 1000)
    run.pass_time(lasts_ms)
    run.tell(MESSAGE, node.mailbox, str(lasts_ms // 1000))
    if hangs_up:
        raise Over("caller")
    return node.next
