"""A node in the words of FreeSWITCH, one kind a file."""

from __future__ import annotations

from ivrc.flow.kinds import of_those
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.kinds import Kinds

NODES = Kinds[Plan, str](of_those(__name__, "emit"))
"""Every kind of node as a context."""
