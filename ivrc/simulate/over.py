"""How a call ends, and how something in it fails."""

from __future__ import annotations

from ivrc.flow.nodes import Edge


class Over(Exception):
    """The call is over, by `who`."""

    def __init__(self, who: str) -> None:
        super().__init__(who)
        self.who = who


class Endless(RuntimeError):
    """A call goes on for so long that it goes round in circles."""


class Fault(Exception):
    """Something could not be done (rule 19)."""


class Unsaid(Exception):
    """A value cannot be said, and there is a way for that (rule 28)."""

    def __init__(self, edge: Edge) -> None:
        super().__init__(edge.target)
        self.edge = edge
