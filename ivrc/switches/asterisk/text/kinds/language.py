"""A language on Asterisk: that of the channel, by which the switch and what runs on it choose sounds."""

from __future__ import annotations

from ivrc.flow.kinds.language import Language
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, context, extension, goto, put, value

LANGUAGE, NAME = "ivrc-language", "Language"
"""The user event of a language, and what it says of it: what the channel has."""


def emit(plan: Plan, node: Language) -> str:
    """A Language node."""
    steps: list[Step] = [
        put(labels.SPOKEN, plan.language(node.locale)),
        f"UserEvent({LANGUAGE},{NAME}: {value(labels.SPOKEN)})",
        goto(plan.target(node.next)),
    ]
    return context(plan.contexts[node.id], plan.title(node), [extension(labels.BEGIN, steps)], plan.common)
