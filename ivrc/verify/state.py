"""What calls leave behind, set before a call and taken away behind it: every call of a verification has keys of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import IN, OFF, ON, lists, switches
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

    async def set(self) -> None:
        """The world that the call comes into. A switch that is off was turned off, or was never turned."""
        for number, name in enumerate(self._switches):
            if name in self._world.on or number % 2:
                await self._store.put(ON if name in self._world.on else OFF, name)
        for entry in sorted(self._world.listed):
            await self._store.put(IN, *entry)

    async def taken(self, trace: Iterable[Event]) -> World | None:
        """The world that it leaves, which is then no more; None where it leaves nothing. Of numbers those are asked that the
        call brought or told of."""
        if not self._switches and not self._lists:
            return None
        told = [event.what[1] for event in trace if event.kind == "enlist"]
        numbers = sorted({*told, *(each for _, each in self._world.listed)})
        on = [name for name in self._switches if await self._store.get(name) == ON]
        entries = [(name, each) for name in self._lists for each in numbers]
        listed = [entry for entry in entries if await self._store.get(*entry) == IN]
        for names in (*((name,) for name in self._switches), *entries):
            await self._store.delete(*names)
        return World(frozenset(on), frozenset(listed))
