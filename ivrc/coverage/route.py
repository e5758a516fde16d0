"""Ways through a flow as data: steps, where a call is, what brings it there."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.causes import OTHERWISE, Cause
from ivrc.flow.condition import Condition
from ivrc.flow.nodes import Edge

Scene = frozenset[Condition]
"""The conditions that hold."""


class Beyond(NamedTuple):
    """Stands in a scene in which the calendar does not know the day."""

    @property
    def cause(self) -> Cause:
        """The way of no case."""
        return OTHERWISE


BEYOND = Beyond()

LISTED, UNLISTED = "listed", "unlisted"
ANY_CLIP = "*"


class Step(NamedTuple):
    """One way taken, and what brings it about: acts at the waits of its node, what the last destination answers there
    (or, where a variable is typed, whether the site lists what it holds then).

    `value` is what the variable holds then.

    The fault way leaves no node (`node` is empty); `at` is where the fault is.
    """

    node: str
    edge: Edge
    waits: tuple[str, ...] = ()
    outcome: str = ""
    variable: str = ""
    at: str = ""
    value: str = ""

    @property
    def way(self) -> tuple[str, Cause]:
        """The edge's identity: the node and the cause."""
        return self.node, self.edge.cause


class State(NamedTuple):
    """Where a call is and what it brings. `typed` tells of a variable whether the site lists what it holds."""

    node: str
    scene: Scene
    typed: frozenset[tuple[str, str]] = frozenset()
    faulted: bool = False


class Route(NamedTuple):
    """Steps from the start of a call to the state at its `end`. Exactly the conditions of `scene` hold; after
    `turn` steps, where that is not 0, the hours have changed and those of the end's scene do."""

    scene: Scene
    end: State
    steps: tuple[Step, ...] = ()
    missing: frozenset[str] = frozenset()
    turn: int = 0
