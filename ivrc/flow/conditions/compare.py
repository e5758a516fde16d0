"""`{金额} 大于 500 → …`: what was typed, against numbers that are written."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.flow.causes import Cause, comparing
from ivrc.flow.form import form
from ivrc.flow.parts import Reads

IS, IS_NOT, BEGINS = "is", "is-not", "begins-with"
OVER, UNDER, LEAST, MOST = "over", "under", "at-least", "at-most"
SIGNS = (IS, IS_NOT, BEGINS, OVER, UNDER, LEAST, MOST)
BY_AMOUNT = frozenset((OVER, UNDER, LEAST, MOST))
"""Those that ask how much it is: digits as a number, whatever noughts stand before it. The others ask which digits."""


class Compare(NamedTuple):
    """A value is so: one of `against`, none of them, begins with one of them, or is more or less than the one."""

    value: Reads
    sign: Annotated[str, form(enum=SIGNS)]
    against: Annotated[tuple[str, ...], form(minItems=1)]

    @property
    def cause(self) -> Cause:
        """The value, the sign and the numbers."""
        return comparing(self.value, self.sign, self.against)


CONDITION = Compare
