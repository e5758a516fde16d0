"""录音: the call is recorded from here on."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.parts import Edge, NodeId
from ivrc.flow.traits import Traits

TRAITS = Traits(passes=True, records=True, at_once=True)
_DOES = Words("开始录音", "recording begins")


class Record(NamedTuple):
    """Starts recording the call. A call that is being recorded already goes on unchanged, without an event."""

    id: NodeId
    span: Span
    next: Edge

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return _DOES


KIND = Record
