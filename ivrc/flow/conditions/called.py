"""`拨的是 4006659998 → …`: the number that was dialled."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.flow.causes import Cause, dialled
from ivrc.flow.form import form
from ivrc.flow.parts import Reads


class Called(NamedTuple):
    """The called number, which is a value of the call, is one of `numbers`."""

    value: Reads
    numbers: Annotated[tuple[str, ...], form(minItems=1)]

    @property
    def cause(self) -> Cause:
        """The numbers."""
        return dialled(self.numbers)


CONDITION = Called
