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


Held = frozenset[tuple[str, tuple[str, ...]]]
"""By what branches ask, such as a value by its name: all that it may hold so that the call has gone as it has."""


class Step(NamedTuple):
    """One way taken, and what brings it about: acts at the waits of its node, what the last destination answers there
    (or, where a variable is typed, whether the site lists what it holds then; of one that is said, what it holds).

    `value` is what the variable holds then; where branches ask it, any of `choices` would do as well. `left` is what of such
    choices a branch has left over on this way. Of what is `turned` here, what it holds afterwards tells nothing of before.
    `reply` is what the service answers that is asked here, `learnt` what it brings of values that are said.

    The fault way leaves no node (`node` is empty); `at` is where the fault is.
    """

    node: str
    edge: Edge
    waits: tuple[str, ...] = ()
    outcome: str = ""
    variable: str = ""
    at: str = ""
    value: str = ""
    choices: tuple[str, ...] = ()
    left: Held | None = None
    turned: str = ""
    reply: str = ""
    learnt: tuple[tuple[str, str], ...] = ()

    def choosing(self, value: str) -> Step:
        """The same with another of its choices typed."""
        typed = value + self.waits[-1][len(self.value) :]
        return self._replace(waits=(*self.waits[:-1], typed), value=value)

    @property
    def way(self) -> tuple[str, Cause]:
        """The edge's identity: the node and the cause."""
        return self.node, self.edge.cause


class State(NamedTuple):
    """Where a call is and what it brings. `typed` tells of a variable whether the site lists what it holds, of one that is
    said what it holds, and nothing of one that holds what can be said everywhere; `held` of one that branches ask what it may
    hold."""

    node: str
    scene: Scene
    typed: frozenset[tuple[str, str]] = frozenset()
    faulted: bool = False
    held: Held = frozenset()


class Route(NamedTuple):
    """Steps from the start of a call to the state at its `end`. Exactly the conditions of `scene` hold; after
    `turn` steps, where that is not 0, the hours have changed and those of the end's scene do. `withheld`: the call has no
    calling number. `begins` is what of a call is asked that it brings as it comes in: the calling and the called number."""

    scene: Scene
    end: State
    steps: tuple[Step, ...] = ()
    missing: frozenset[str] = frozenset()
    withheld: bool = False
    turn: int = 0
    begins: frozenset[tuple[str, str]] = frozenset()

    def may_hold(self, name: str, value: str) -> bool:
        """Whether what is asked may be this as the route ends."""
        return value in dict(self.end.held).get(name, ())

    def holding(self, name: str, value: str) -> Route:
        """The same way with this typed for a value, the last time that it is typed, or dialled, where none types it."""
        last = max((n for n, step in enumerate(self.steps) if step.variable == name), default=None)
        if last is None and any(step.reply and name in dict(step.left or ()) for step in self.steps):
            return self
        if last is None:
            return self._replace(begins=frozenset({**dict(self.begins), name: value}.items()))
        steps = (*self.steps[:last], self.steps[last].choosing(value), *self.steps[last + 1 :])
        return self._replace(steps=steps)
