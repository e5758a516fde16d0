"""A language on FreeSWITCH: a variable of the hotline, and the one by which the switch's own phrases choose."""

from __future__ import annotations

from ivrc.flow.kinds.language import Language
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put, value

TELL = "event"
LANGUAGE, NAME = "ivrc::language", "Ivrc-Language"
"""The subclass of a language's event, and what it says of it: what the call's variable holds."""


def spoken(locale: str) -> list[str]:
    """The actions by which a call is in a language."""
    return [put(labels.SPOKEN, locale), put(labels.PHRASES, locale.partition("-")[0])]


def emit(plan: Plan, node: Language) -> str:
    """A Language node."""
    told = f"Event-Name=CUSTOM,Event-Subclass={LANGUAGE},{NAME}={value(labels.SPOKEN)}"
    steps = [*spoken(node.locale), do(TELL, told), plan.go(node.next)]
    return context(
        plan.contexts[node.id], plan.title(node), [extension(labels.ENTER, [asked(labels.ENTER)], steps)]
    )
