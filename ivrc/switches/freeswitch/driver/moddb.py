"""mod_db as the store of what calls leave behind, asked over the event socket."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.state import REALM, key

_NOTHING = "-ERR"
"""Begins what the event socket says where an API call answers nothing: `-ERR no reply`."""


class ModDB:
    """The keys of one call: `apart` stands before each of them."""

    def __init__(self, api: Callable[[str], Awaitable[str]], plan: Plan, apart: str) -> None:
        self._api, self._plan, self._apart = api, plan, apart

    async def put(self, holds: str, *names: str) -> None:
        """Keeps it."""
        await self._do("insert", names, f"/{holds}")

    async def get(self, *names: str) -> str:
        """What is kept; empty where nothing is."""
        found = (await self._do("select", names)).strip()
        return "" if found.startswith(_NOTHING) else found

    async def delete(self, *names: str) -> None:
        """Keeps it no longer."""
        await self._do("delete", names)

    async def _do(self, what: str, names: tuple[str, ...], more: str = "") -> str:
        return await self._api(f"db {what}/{REALM}/{self._apart}{key(self._plan, *names)}{more}")
