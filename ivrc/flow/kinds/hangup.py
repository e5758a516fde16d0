"""挂机: the call ends."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.parts import NodeId
from ivrc.flow.traits import Traits

TRAITS = Traits(ends=True, no_events=True)
_DOES = Words("电话挂断", "the line goes dead")


class Hangup(NamedTuple):
    """Ends the call."""

    id: NodeId
    span: Span

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return _DOES


KIND = Hangup
