"""Recording a call in VoiceXML: the standard has none, so a service in front of the platform is told to."""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.service import post
from ivrc.switches.voicexml.text.speech import hear_out


def emit(plan: Plan, node: Record) -> list[str]:
    """The lines inside the form of a Record node."""
    return [
        *hear_out(plan, "heard", keep=True),
        "<block>",
        '  <if cond="!recorded">',
        f"    {post(plan, 'recordings', '')}",
        '    <assign name="recorded" expr="true"/>',
        "  </if>",
        f"  {plan.go(node.next)}",
        "</block>",
    ]
