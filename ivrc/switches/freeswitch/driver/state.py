"""What calls leave behind, set before a call and taken away behind it: every call of a verification has keys of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from ivrc.flow.switches import switches
from ivrc.simulate.world import World
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.state import OFF, ON, REALM, key


class State:
    """The keys of one call. `apart` stands before each of them."""

    def __init__(self, api: Callable[[str], Awaitable[str]], plan: Plan, apart: str) -> None:
        self._api = api
        self._keys = {name: f"{REALM}/{apart}{key(plan, name)}" for name in switches(plan.hotline)}

    async def set(self, world: World) -> None:
        """The world that the call comes into. A switch that is off was turned off, or was never turned."""
        for number, (name, at) in enumerate(self._keys.items()):
            if name in world.on or number % 2:
                await self._api(f"db insert/{at}/{ON if name in world.on else OFF}")

    async def taken(self) -> World | None:
        """The world that it leaves, which is then no more; None where it leaves nothing."""
        if not self._keys:
            return None
        held = {name: await self._api(f"db select/{at}") for name, at in self._keys.items()}
        for at in self._keys.values():
            await self._api(f"db delete/{at}")
        return World(frozenset(name for name, how in held.items() if how.strip() == ON))
