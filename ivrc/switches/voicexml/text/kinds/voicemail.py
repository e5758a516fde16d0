"""A message in VoiceXML: recorded by the platform, and posted to a service of the site."""

from __future__ import annotations

from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import BEEP, Play
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.service import post
from ivrc.switches.voicexml.text.speech import prompts
from ivrc.switches.voicexml.text.syntax import attribute, literal


def emit(plan: Plan, node: Voicemail) -> list[str]:
    """The lines inside the form of a Voicemail node."""
    longest = f"{node.max_seconds}s"
    keep = post(plan, "messages", "mailbox message ", ' enctype="multipart/form-data"')
    return [
        f'<var name="mailbox" expr="{literal(node.mailbox)}"/>',
        *prompts([Play(BEEP, interruptible=False)], plan, "beep"),
        f'<record name="message" type="audio/x-wav" beep="false" maxtime="{longest}"',
        f'        finalsilence="{longest}" dtmfterm="false">',
        f'  <property name="timeout" value="{longest}"/>',
        f'  <grammar mode="dtmf" version="1.0" root="k{(end := next(plan.rules))}" type="application/srgs+xml">',
        f'    <rule id="k{end}"><item>{attribute(node.end_key)}</item></rule>',
        "  </grammar>",
        f"  <noinput>{plan.go(node.next)}</noinput>",
        "  <nomatch/>",
        '  <catch event="connection.disconnect.hangup">',
        "    <if cond=\"typeof message != 'undefined'\">",
        f"      {keep}",
        "    </if>",
        "    <exit/>",
        "  </catch>",
        "  <filled>",
        f"    {keep}",
        f"    {plan.go(node.next)}",
        "  </filled>",
        "</record>",
    ]
