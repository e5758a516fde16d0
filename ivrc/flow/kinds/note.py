"""记录: what is written down of a call."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.parts import Edge, Field, NodeId
from ivrc.flow.traits import Traits

CALLBACKS = ("回电", "callback")
"""Tables in which a note promises a callback."""
NUMBERS = ("号码", "number")
"""The field of such a note that has the number to call; the calling number where there is none."""
TRAITS = Traits(passes=True, at_once=True)


class Note(NamedTuple):
    """Writes fields down in a table. `answer`, where it is not empty, is what the caller says of the talk in a survey."""

    id: NodeId
    span: Span
    table: str
    fields: tuple[Field, ...]
    next: Edge
    answer: str = ""

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return Words(f"记入“{self.table}”", f"noted in {self.table}")


KIND = Note
