"""The end of a call in VoiceXML."""

from __future__ import annotations

from ivrc.flow.kinds.hangup import Hangup
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.speech import hear_out


def emit(plan: Plan, _node: Hangup) -> list[str]:
    """The lines inside the form of a Hangup node."""
    return [*hear_out(plan, "heard", keep=False), "<block>", "  <disconnect/>", "</block>"]
