"""What calls leave behind for those after them: the world that a call comes into and that it changes; and what is drawn in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ivrc.simulate.events.enlist import ENLIST, IN
from ivrc.simulate.events.first import FIRST
from ivrc.simulate.events.turn import ON, TURN
from ivrc.simulate.trace import Event


class World(NamedTuple):
    """The switches that are on, and who is in the lists that are kept: each a list and a number; of those who take turns whom
    the last call began with: each the group and a destination. `drawn` is the number that is drawn in the call, where one is; it is given and left to nobody. `queues` are those that are full or without agents as the call comes to them: each its name and
    how it is; likewise given."""

    on: frozenset[str] = frozenset()
    listed: frozenset[tuple[str, str]] = frozenset()
    begun: frozenset[tuple[str, str]] = frozenset()
    drawn: int = 0
    queues: frozenset[tuple[str, str]] = frozenset()

    def turned(self, switch: str, on: bool) -> World:
        """The same with a switch turned."""
        return self._replace(on=self.on | {switch} if on else self.on - {switch})

    def enlisted(self, name: str, number: str, into: bool) -> World:
        """The same with a number put in a list or taken out."""
        entry = (name, number)
        return self._replace(listed=self.listed | {entry} if into else self.listed - {entry})

    def began(self, group: str, with_: str) -> World:
        """The same when a call has begun with one of those who take turns."""
        return self._replace(begun=frozenset({**dict(self.begun), group: with_}.items()))


AT_REST = World()
"""A switch that was never turned is off, a list in which nobody was put is empty, and turns begin with the first."""


def after(world: World, events: Iterable[Event]) -> World:
    """What a call has made of it, by its trace."""
    for event in events:
        if event.kind == TURN.name:
            world = world.turned(event.what[0], event.what[1] == ON)
        elif event.kind == ENLIST.name:
            world = world.enlisted(event.what[0], event.what[1], event.what[2] == IN)
        elif event.kind == FIRST.name and event.what[1]:
            world = world.began(event.what[1], event.what[0])
    return world
