"""`主叫开头是 0576 → …`, `主叫不显示 → …`: who calls."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.flow.causes import Cause, calling
from ivrc.flow.form import form

IS, BEGINS, WITHHELD = "is", "begins-with", "withheld"


class Caller(NamedTuple):
    """The calling number is one of `numbers`, begins with one of them, or is withheld. `value` is that number as it is dialled
    within the country; where it is not shown, it is none of them and begins with none."""

    value: str
    sign: Annotated[str, form(enum=(IS, BEGINS, WITHHELD))]
    numbers: tuple[str, ...]

    @property
    def cause(self) -> Cause:
        """The sign and the numbers."""
        return calling(self.sign, self.numbers)


CONDITION = Caller
