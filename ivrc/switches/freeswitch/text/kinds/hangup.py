"""The end of a call on FreeSWITCH."""

from __future__ import annotations

from ivrc.flow.kinds.hangup import Hangup
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put


def emit(plan: Plan, node: Hangup) -> str:
    """A Hangup node."""
    actions = [put(labels.ENDED, labels.BY_FLOW), do("hangup", "NORMAL_CLEARING")]
    return context(
        plan.contexts[node.id], plan.title(node), [extension(labels.ENTER, [asked(labels.ENTER)], actions)]
    )
