"""What a condition of a branch is, whichever it is. The conditions stand in `conditions`, one a file."""

from __future__ import annotations

from typing import Protocol

from ivrc.flow.causes import Cause


class Condition(Protocol):
    """A condition: an immutable tuple of fields that its annotations explain, so that two of them can be compared."""

    @property
    def cause(self) -> Cause:
        """Why a way is taken on which it stands."""
