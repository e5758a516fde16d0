"""What calls leave behind, set before a call and taken away behind it: every call of a verification has keys of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from ivrc.flow.switches import lists, switches
from ivrc.simulate.trace import Event
from ivrc.simulate.world import World
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.state import IN, OFF, ON, REALM, key


class State:
    """The keys of one call, which comes into a world. `apart` stands before each of them."""

    def __init__(self, api: Callable[[str], Awaitable[str]], plan: Plan, apart: str, world: World) -> None:
        self._api, self._plan, self.apart, self._world = api, plan, apart, world
        self._switches, self._lists = switches(plan.hotline), lists(plan.hotline)

    async def set(self) -> None:
        """The world that the call comes into. A switch that is off was turned off, or was never turned."""
        for number, name in enumerate(self._switches):
            if name in self._world.on or number % 2:
                await self._put(name, ON if name in self._world.on else OFF)
        for name, each in sorted(self._world.listed):
            await self._put(self._entry(name, each), IN)

    async def taken(self, trace: Iterable[Event]) -> World | None:
        """The world that it leaves, which is then no more; None where it leaves nothing. Of numbers those are asked that the
        call brought or told of."""
        if not self._switches and not self._lists:
            return None
        told = [event.what[1] for event in trace if event.kind == "enlist"]
        numbers = sorted({*told, *(each for _, each in self._world.listed)})
        on = [name for name in self._switches if await self._get(name) == ON]
        entries = [(name, each) for name in self._lists for each in numbers]
        listed = [each for each in entries if await self._get(self._entry(*each)) == IN]
        for name in (*self._switches, *(self._entry(*each) for each in entries)):
            await self._delete(name)
        return World(frozenset(on), frozenset(listed))

    def _entry(self, name: str, number: str) -> str:
        return f"{name}~{number}"

    async def _put(self, name: str, holds: str) -> None:
        await self._api(f"db insert/{self._at(name)}/{holds}")

    async def _get(self, name: str) -> str:
        return (await self._api(f"db select/{self._at(name)}")).strip()

    async def _delete(self, name: str) -> None:
        await self._api(f"db delete/{self._at(name)}")

    def _at(self, name: str) -> str:
        return f"{REALM}/{self.apart}{key(self._plan, name)}"
