"""`上班 → …`: opening hours."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.causes import Cause, opening
from ivrc.flow.parts import Hours


class Open(NamedTuple):
    """A schedule is open as the branch is entered."""

    schedule: Hours

    @property
    def cause(self) -> Cause:
        """Its opening."""
        return opening(self.schedule)


CONDITION = Open
