"""The way of a call that a finding tells of, as data: what `ivrc.replay` looks for a call of."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.nodes import Edge

Tree = dict[str, tuple[str, Edge] | None]
"""The shortest way to each node that a search came to, as the step that led there; None where it began."""


class Course(NamedTuple):
    """What a finding says that a call does: it comes to `root` (the start of the hotline or of a fault way) and takes the
    ways of `steps`, each with its node; where they lead there is `event`, or, where that is the call's end, behind it.

    A call that is `withheld` shows no number, one with `called` dials one of these, and one that is `faulted` comes to the root by a
    fault, also where that is the start. Where they lead the caller presses what is `typed`: in one go while the first of the
    clips `during` is heard, where there are some. The event may be one of a node behind, `at`.
    """

    root: str
    steps: tuple[tuple[str, Edge], ...] = ()
    event: str = "goto"
    withheld: bool = False
    called: tuple[str, ...] = ()
    faulted: bool = False
    typed: str = ""
    during: tuple[str, ...] = ()
    at: str = ""

    @property
    def end(self) -> str:
        """The node where the steps lead."""
        return self.steps[-1][1].target if self.steps else self.root

    def then(self, steps: list[tuple[str, Edge]]) -> Course:
        """The same with further steps."""
        return self._replace(steps=(*self.steps, *steps))

    def to(self, event: str) -> Course:
        """The same with another event at its end."""
        return self._replace(event=event)


LONGEST = 300
"""Steps of a course. Of a longer one the beginning is left out, and no call is looked for."""


def course(tree: Tree, name: str, *leaving: Edge) -> Course:
    """The way of a tree to a node, and on by the way that leaves it, where one is given, to the end of the call."""
    steps = [(name, edge) for edge in leaving]
    while (step := tree.get(name)) is not None and len(steps) < LONGEST:
        steps.append(step)
        name = step[0]
    return Course(name, tuple(reversed(steps)), "hangup" if leaving else "goto")
