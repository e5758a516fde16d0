"""Whose turn it is where destinations are dialled in rotation or at random: rule 41."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ivrc.flow.kinds.transfer import ROTATION, Transfer
from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import drawings, rotations
from ivrc.simulate.world import AT_REST, World


def first_of(node: Transfer, world: World) -> int:
    """The number of the destination that a call begins with, the first being 0."""
    if node.order == ROTATION:
        return _next(node.group, node.destinations, world)
    return world.drawn % len(node.destinations)


def beginning_with(hotline: Hotline, names: Iterable[str], world: World = AT_REST) -> World:
    """The world in which it is the turn of these destinations, or they are drawn."""
    for name in names:
        for group, whom in rotations(hotline).items():
            if name in whom:
                world = world.began(group, whom[whom.index(name) - 1])
        for whom in drawings(hotline).values():
            if name in whom:
                world = world._replace(drawn=whom.index(name))
    return world


def next_of(hotline: Hotline, world: World) -> dict[str, str]:
    """Whom the next call begins with, by the group of those who take turns."""
    return {group: whom[_next(group, whom, world)] for group, whom in rotations(hotline).items()}


def _next(group: str, whom: Sequence[str], world: World) -> int:
    last = dict(world.begun).get(group)
    return (whom.index(last) + 1) % len(whom) if last in whom else 0
