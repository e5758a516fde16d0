"""A pause in VoiceXML: a break (SSML 1.0, section 3.2.3) that no key cuts short."""

from __future__ import annotations

from ivrc.flow.kinds.pause import Pause
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.speech import hear_out


def emit(plan: Plan, node: Pause) -> list[str]:
    """The lines inside the form of a Pause node."""
    return [
        *hear_out(plan, "heard", keep=False),
        "<block>",
        f'  <prompt bargein="false"><break time="{node.ms}ms"/></prompt>',
        f"  {plan.go(node.next)}",
        "</block>",
    ]
