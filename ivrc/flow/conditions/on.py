"""`春节 → …`: the day."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.causes import Cause, on
from ivrc.flow.days import Days


class On(NamedTuple):
    """It is one of these days as the branch is entered."""

    days: tuple[Days, ...]

    @property
    def cause(self) -> Cause:
        """The days by their names."""
        return on(", ".join(map(str, self.days)))


CONDITION = On
