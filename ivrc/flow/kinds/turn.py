"""打开、关上: a switch of the hotline is turned on or off, and stays so when the call is over."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.parts import Edge, NodeId, Switch
from ivrc.flow.stand_in import desk_of
from ivrc.flow.traits import Traits

TRAITS = Traits(passes=True, at_once=True)


class Turn(NamedTuple):
    """Turns a switch on or off, for this call and all that come after."""

    id: NodeId
    span: Span
    switch: Switch
    on: bool
    next: Edge

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        if desk := desk_of(self.switch):
            how = Words("离席", "away") if self.on else Words("回席", "present")
            return Words(f"{how.zh}“{desk}”", f'"{desk}" is now {how.en}')
        zh, en = ("打开", "on") if self.on else ("关上", "off")
        return Words(f"{zh}“{self.switch}”", f'"{self.switch}" is turned {en}')


KIND = Turn
