"""A node in the words of VoiceXML, one kind a file."""

from __future__ import annotations

from ivrc.flow.kinds import of_those
from ivrc.switches.kinds import Kinds
from ivrc.switches.voicexml.text.plan import Plan

NODES = Kinds[Plan, list[str]](of_those(__name__, "emit"))
"""Every kind of node as the lines inside its form."""
