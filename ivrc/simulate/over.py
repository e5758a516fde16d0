"""How a call ends, and how something in it fails."""

from __future__ import annotations


class Over(Exception):
    """The call is over, by `who`."""

    def __init__(self, who: str) -> None:
        super().__init__(who)
        self.who = who


class Fault(Exception):
    """Something could not be done (rule 19)."""
