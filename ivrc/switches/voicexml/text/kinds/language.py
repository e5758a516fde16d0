"""A language in VoiceXML: a variable of the document. What is said carries its own (`xml:lang` of each prompt)."""

from __future__ import annotations

from ivrc.flow.kinds.language import Language
from ivrc.switches.voicexml.text.plan import LANGUAGE, Plan
from ivrc.switches.voicexml.text.syntax import literal


def emit(plan: Plan, node: Language) -> list[str]:
    """The lines inside the form of a Language node."""
    return [
        "<block>",
        f'  <assign name="{LANGUAGE}" expr="{literal(node.locale)}"/>',
        f"  {plan.go(node.next)}",
        "</block>",
    ]
