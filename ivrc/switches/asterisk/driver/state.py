"""What calls leave behind, set before a call and taken away behind it: every call of a verification has keys of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrc.flow.switches import lists, switches
from ivrc.simulate.trace import Event
from ivrc.simulate.world import World
from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.state import FAMILY, IN, OFF, ON, key

_VALUE = re.compile(r"^Value: (.*?)\s*$", re.MULTILINE)


class State:
    """The keys of one call, which comes into a world. `apart` stands before each of them."""

    def __init__(self, manager: Manager, plan: Plan, apart: str, world: World) -> None:
        self._manager, self._plan, self.apart, self._world = manager, plan, apart, world
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
        return f"{name}/{number}"

    async def _put(self, name: str, holds: str) -> None:
        await self._do(f"put {FAMILY} {self._at(name)} {holds}")

    async def _get(self, name: str) -> str:
        found = _VALUE.search(await self._do(f"get {FAMILY} {self._at(name)}"))
        return found[1] if found else ""

    async def _delete(self, name: str) -> None:
        await self._do(f"del {FAMILY} {self._at(name)}")

    def _at(self, name: str) -> str:
        return f"{self.apart}{key(self._plan, name)}"

    async def _do(self, what: str) -> str:
        answer = await self._manager.command(f"database {what}")
        return str(answer.get("Output", ""))
