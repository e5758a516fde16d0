"""语言: the language that a call goes on in."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.form import form
from ivrc.flow.parts import Edge, NodeId
from ivrc.flow.traits import Traits

TRAITS = Traits(passes=True, at_once=True)


class Language(NamedTuple):
    """The call is in this language from here on."""

    id: NodeId
    span: Span
    locale: Annotated[str, form(description="BCP 47.")]
    next: Edge

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return Words(f"语言换成 {self.locale}", f"the language is {self.locale}")


KIND = Language
