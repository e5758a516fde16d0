"""`主叫在 黑名单 → …`: whether the caller is in a list."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.flow.causes import Cause, listing
from ivrc.flow.form import form
from ivrc.flow.parts import List


class Listed(NamedTuple):
    """The calling number, as it is dialled within the country, is in a list. One that is not shown is in none.

    `numbers` are those of a list of the project, as they were when the menu was compiled, and in no name and no form: who is in
    it is nobody else's affair. A list that is `kept` is on the switch, where calls put numbers in it and take them out.
    """

    value: str
    list: List
    kept: bool
    numbers: Annotated[tuple[str, ...], form(published=False)] = ()

    @property
    def cause(self) -> Cause:
        """The list."""
        return listing(self.list)


CONDITION = Listed
