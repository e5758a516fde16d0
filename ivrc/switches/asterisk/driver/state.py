"""What calls leave behind, set before a call and taken away behind it: every call of a verification has keys of its own."""

from __future__ import annotations

import re

from ivrc.flow.switches import switches
from ivrc.simulate.world import World
from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.state import FAMILY, OFF, ON, key

_VALUE = re.compile(r"^Value: (.*?)\s*$", re.MULTILINE)


class State:
    """The keys of one call. `apart` stands before each of them."""

    def __init__(self, manager: Manager, plan: Plan, apart: str) -> None:
        self._manager, self.apart = manager, apart
        self._keys = {name: f"{apart}{key(plan, name)}" for name in switches(plan.hotline)}

    async def set(self, world: World) -> None:
        """The world that the call comes into. A switch that is off was turned off, or was never turned."""
        for number, (name, at) in enumerate(self._keys.items()):
            if name in world.on or number % 2:
                await self._do(f"put {FAMILY} {at} {ON if name in world.on else OFF}")

    async def taken(self) -> World | None:
        """The world that it leaves, which is then no more; None where it leaves nothing."""
        if not self._keys:
            return None
        answers = {name: await self._do(f"get {FAMILY} {at}") for name, at in self._keys.items()}
        for at in self._keys.values():
            await self._do(f"del {FAMILY} {at}")
        found = {name: _VALUE.search(answer) for name, answer in answers.items()}
        return World(frozenset(name for name, held in found.items() if held and held[1] == ON))

    async def _do(self, what: str) -> str:
        answer = await self._manager.command(f"database {what}")
        return str(answer.get("Output", ""))
