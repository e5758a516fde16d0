"""What calls leave behind, set before a call and taken away behind it: every call of a verification has keys of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from typing import Protocol

from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import DRAWN, IN, OFF, ON, drawings, lists, rotations, switches, turn
from ivrc.simulate.trace import Event
from ivrc.simulate.world import World


class Store(Protocol):
    """Where a switch keeps what outlives calls. What is kept has a name, and an entry of a list one more."""

    async def put(self, holds: str, *names: str) -> None:
        """Keeps it."""

    async def get(self, *names: str) -> str:
        """What is kept; empty where nothing is."""

    async def delete(self, *names: str) -> None:
        """Keeps it no longer."""


class State:
    """What one call, which comes into a world, finds and leaves."""

    def __init__(self, store: Store, hotline: Hotline, world: World) -> None:
        self._store, self._world = store, world
        self._switches, self._lists = switches(hotline), lists(hotline)
        self._turns, self._draws = rotations(hotline), bool(drawings(hotline))

    async def set(self) -> None:
        """The world that the call comes into. A switch that is off was turned off, or was never turned."""
        for number, name in enumerate(self._switches):
            if name in self._world.on or number % 2:
                await self._store.put(ON if name in self._world.on else OFF, name)
        for entry in sorted(self._world.listed):
            await self._store.put(IN, *entry)
        for group, name in self._world.begun:
            await self._store.put(str(self._turns[group].index(name) + 1), *turn(group))
        if self._draws:
            await self._store.put(str(self._world.drawn), DRAWN)

    async def taken(self, trace: Iterable[Event]) -> World | None:
        """The world that it leaves, which is then no more; None where it leaves nothing. Of numbers those are asked that the
        call brought or told of."""
        if self._draws:
            await self._store.delete(DRAWN)
        if not (self._switches or self._lists or self._turns):
            return None
        told = [event.what[1] for event in trace if event.kind == "enlist"]
        numbers = sorted({*told, *(each for _, each in self._world.listed)})
        on = [name for name in self._switches if await self._store.get(name) == ON]
        entries = [(name, each) for name in self._lists for each in numbers]
        listed = [entry for entry in entries if await self._store.get(*entry) == IN]
        for names in (*((name,) for name in self._switches), *entries):
            await self._store.delete(*names)
        return World(frozenset(on), frozenset(listed), frozenset([each async for each in self._begun()]))

    async def _begun(self) -> AsyncIterator[tuple[str, str]]:
        """With whom of those who take turns the call began, or the one before it."""
        for group, whom in self._turns.items():
            held = await self._store.get(*turn(group))
            await self._store.delete(*turn(group))
            if held:
                names = {str(number): name for number, name in enumerate(whom, 1)}
                yield group, names.get(held, held)
