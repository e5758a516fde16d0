"""What a desk gets to know of a call before it talks with the caller (docs/semantics.md, rule 35)."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.flow.form import form
from ivrc.flow.parts import Field, Notes, Whispers


class Desk(NamedTuple):
    """The desk's side of a transfer.

    `number` is what the desk sees as it rings, or the value `caller` where a call has one; the switch decides where both
    are empty. `tells` are clips that it hears when it has answered, `passes` what its telephone is given.
    """

    number: Annotated[str, form(pattern="^([+]?[0-9]{3,20})?$")] = ""
    caller: Notes = ""
    tells: tuple[Whispers, ...] = ()
    passes: tuple[Field, ...] = ()

    @property
    def shows(self) -> bool:
        """Whether the hotline says which number is seen."""
        return bool(self.number or self.caller)


ANONYMOUS = "anonymous"
"""What is seen of a call that has no number."""
