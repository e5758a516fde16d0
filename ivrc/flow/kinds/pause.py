"""停顿: silence."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.parts import Edge, Ms, NodeId
from ivrc.flow.traits import Traits

TRAITS = Traits(passes=True, forgets_keys=True)


class Pause(NamedTuple):
    """Is silent for `ms`. Keys typed before it or in it are lost."""

    id: NodeId
    span: Span
    ms: Ms
    next: Edge

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        seconds = f"{self.ms / 1000:g}"
        return Words(f"停顿 {seconds} 秒", f"a pause of {seconds} s")


KIND = Pause
