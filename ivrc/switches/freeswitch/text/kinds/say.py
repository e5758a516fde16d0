"""Speech on FreeSWITCH: a node that says something and goes on."""

from __future__ import annotations

from ivrc.flow.kinds.say import Say
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.speech import clips
from ivrc.switches.freeswitch.text.syntax import asked, context, extension


def emit(plan: Plan, node: Say) -> str:
    """A Say node."""
    enter = extension(labels.ENTER, [asked(labels.ENTER)], [*clips(plan, node.plays), plan.go(node.next)])
    return context(plan.contexts[node.id], plan.title(node), [enter])
