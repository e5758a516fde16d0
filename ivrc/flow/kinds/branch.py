"""分支: opening hours decide."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import UNNOTICED, Words
from ivrc.flow.parts import Case, Edge, NodeId
from ivrc.flow.traits import Traits

TRAITS = Traits(chooses=True, at_once=True, no_events=True)


class Branch(NamedTuple):
    """Takes the first case that holds, else `otherwise`."""

    id: NodeId
    span: Span
    cases: tuple[Case, ...]
    otherwise: Edge

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return UNNOTICED


KIND = Branch
