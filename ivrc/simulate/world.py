"""What calls leave behind for those after them: the world that a call comes into and that it changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ivrc.simulate.events.turn import ON, TURN
from ivrc.simulate.trace import Event


class World(NamedTuple):
    """The switches that are on."""

    on: frozenset[str] = frozenset()

    def turned(self, switch: str, on: bool) -> World:
        """The same with a switch turned."""
        return self._replace(on=self.on | {switch} if on else self.on - {switch})


AT_REST = World()
"""A switch that was never turned is off."""


def after(world: World, events: Iterable[Event]) -> World:
    """What a call has made of it, by its trace."""
    for event in events:
        if event.kind == TURN.name:
            world = world.turned(event.what[0], event.what[1] == ON)
    return world
