"""What calls leave behind for those after them: the world that a call comes into and that it changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ivrc.simulate.events.enlist import ENLIST, IN
from ivrc.simulate.events.turn import ON, TURN
from ivrc.simulate.trace import Event


class World(NamedTuple):
    """The switches that are on, and who is in the lists that are kept: each a list and a number."""

    on: frozenset[str] = frozenset()
    listed: frozenset[tuple[str, str]] = frozenset()

    def turned(self, switch: str, on: bool) -> World:
        """The same with a switch turned."""
        return self._replace(on=self.on | {switch} if on else self.on - {switch})

    def enlisted(self, name: str, number: str, into: bool) -> World:
        """The same with a number put in a list or taken out."""
        entry = (name, number)
        return self._replace(listed=self.listed | {entry} if into else self.listed - {entry})


AT_REST = World()
"""A switch that was never turned is off, and a list in which nobody was put is empty."""


def after(world: World, events: Iterable[Event]) -> World:
    """What a call has made of it, by its trace."""
    for event in events:
        if event.kind == TURN.name:
            world = world.turned(event.what[0], event.what[1] == ON)
        elif event.kind == ENLIST.name:
            world = world.enlisted(event.what[0], event.what[1], event.what[2] == IN)
    return world
