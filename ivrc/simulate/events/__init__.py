"""Every kind of event that a call may have, each declared once, in a file of what it is about; there is no list.

The trace and its JSON, the transcript, the words of a scenario and the comparison of two traces come from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from ivrc.flow.kinds import names
from ivrc.simulate.events.kind import EventKind


@cache
def events() -> dict[str, EventKind]:
    """By name."""
    return {kind.name: kind for kind in _declared()}


def _declared() -> Iterator[EventKind]:
    for name in names(__name__):
        for value in vars(import_module(f"{__name__}.{name}")).values():
            if isinstance(value, EventKind):
                yield value
