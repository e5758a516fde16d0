"""播报: speech."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import UNNOTICED, Words
from ivrc.flow.parts import Edge, Heard, NodeId
from ivrc.flow.traits import Traits

TRAITS = Traits(passes=True, speaks=True, no_events=True)


class Say(NamedTuple):
    """Plays clips in order and goes on."""

    id: NodeId
    span: Span
    plays: tuple[Heard, ...]
    next: Edge

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return UNNOTICED


KIND = Say
