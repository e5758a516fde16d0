"""The flow machine's data: a hotline and its nodes.

Its meaning is `docs/semantics.md`; its JSON form is `ivrc/flow/schema.json`. Times are whole milliseconds
unless a name says seconds. Everything is a plain immutable tuple, so that a pass is a function from flow to flow
and two builds of one source give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.say import Say
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.parts import (
    BEEP,
    KEYS,
    Case,
    Clip,
    Dials,
    Edge,
    Entry,
    Keeps,
    Number,
    Period,
    Play,
    Reads,
    Retry,
    Schedule,
    Sets,
    Takes,
)

__all__ = (
    "BEEP", "KEYS", "Branch", "Case", "Clip", "Dials", "Edge", "Entry", "Hangup", "Hotline", "Keeps", "Menu", "Node", "Number", "Pause", "Period",
    "Play", "Reads", "Record", "Retry", "Say", "Schedule", "Sets", "Takes", "Transfer", "Voicemail",
)  # fmt: skip

Node = Say | Menu | Transfer | Voicemail | Branch | Record | Pause | Hangup
"""Every kind there is. A kind that is not listed here is known nowhere; one that is, has to be known on every layer."""


class Hotline(NamedTuple):
    """A whole flow. `nodes` keeps the order of the source; `start` is where a call begins.

    `fault` is the way taken on a fault (missing audio, a failing application). `notice` is the id of the
    recording notice's clip, empty when nothing is recorded. `zone` is an IANA time zone name. `numbers` are the
    numbers that reach the hotline, digits only.
    """

    name: str
    numbers: tuple[str, ...]
    locale: str
    zone: str
    span: Span
    start: str
    fault: Edge
    notice: str
    nodes: dict[str, Node]
    clips: dict[str, Clip]
    schedules: dict[str, Schedule]
    variables: tuple[str, ...]
    owners: Mapping[str, str] = MappingProxyType({})
    """Of each node that was made for another the one that the source names."""

    def owner(self, name: str) -> str:
        """The node of the source that a node belongs to."""
        return self.owners.get(name, name)
