"""The end of a call on Asterisk."""

from __future__ import annotations

from ivrc.flow.kinds.hangup import Hangup
from ivrc.switches.asterisk.text import labels, left
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import context, extension

HANG_UP = "Hangup"


def emit(plan: Plan, node: Hangup) -> str:
    """A Hangup node."""
    return context(
        plan.contexts[node.id],
        plan.title(node),
        [extension(labels.BEGIN, [*left.ends(plan, left.BY_FLOW), f"{HANG_UP}()"])],
        plan.common,
    )
