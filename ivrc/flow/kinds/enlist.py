"""加入、移出: a number is put in a list, or taken out, and stays so when the call is over."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.parts import Edge, List, NodeId, Notes
from ivrc.flow.traits import Traits

TRAITS = Traits(passes=True, at_once=True)


class Enlist(NamedTuple):
    """Puts a number in a list or takes it out, for all calls that come after. Where the value is not set, it does nothing."""

    id: NodeId
    span: Span
    list: List
    value: Notes
    into: bool
    next: Edge

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        if self.into:
            return Words(f"加入“{self.list}”", f'put in "{self.list}"')
        return Words(f"移出“{self.list}”", f'taken out of "{self.list}"')


KIND = Enlist
