"""The switch's own database (AstDB) as the store of what calls leave behind, asked over AMI."""

from __future__ import annotations

import re

from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.state import FAMILY, key

_VALUE = re.compile(r"^Value: (.*?)\s*$", re.MULTILINE)


class AstDB:
    """The keys of one call: `apart` stands before each of them."""

    def __init__(self, manager: Manager, plan: Plan, apart: str) -> None:
        self._manager, self._plan, self._apart = manager, plan, apart

    async def put(self, holds: str, *names: str) -> None:
        """Keeps it."""
        await self._do("put", names, f" {holds}")

    async def get(self, *names: str) -> str:
        """What is kept; empty where nothing is."""
        found = _VALUE.search(await self._do("get", names))
        return found[1] if found else ""

    async def delete(self, *names: str) -> None:
        """Keeps it no longer."""
        await self._do("del", names)

    async def _do(self, what: str, names: tuple[str, ...], more: str = "") -> str:
        place = f"{self._apart}{key(self._plan, *names)}"
        answer = await self._manager.command(f"database {what} {FAMILY} {place}{more}")
        return str(answer.get("Output", ""))
