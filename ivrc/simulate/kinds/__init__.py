"""What a call does in a node, one kind a file, by the rules of docs/semantics.md.

`STEPS` maps every kind to its step: it acts on the call and gives the way on, or raises `Over` where the call ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ivrc.flow.nodes import Branch, Edge, Hangup, Menu, Pause, Record, Say, Transfer, Voicemail
from ivrc.simulate.kinds import branch, hangup, menu, pause, record, say, transfer, voicemail
from ivrc.simulate.progress import Run

STEPS: Mapping[type, Callable[[Run, Any], Edge]] = {
    Say: say.step,
    Menu: menu.step,
    Transfer: transfer.step,
    Voicemail: voicemail.step,
    Branch: branch.step,
    Record: record.step,
    Pause: pause.step,
    Hangup: hangup.step,
}
