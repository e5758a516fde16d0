"""A pause on FreeSWITCH."""

from __future__ import annotations

from ivrc.flow.kinds.pause import Pause
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.speech import BEGIN
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension

SLEEP = "sleep"


def emit(plan: Plan, node: Pause) -> str:
    """A Pause node: the keys typed before and in it are lost (rule 25)."""
    steps = [*BEGIN, do(SLEEP, str(node.ms)), *BEGIN, plan.go(node.next)]
    return context(
        plan.contexts[node.id], plan.title(node), [extension(labels.ENTER, [asked(labels.ENTER)], steps)]
    )
