"""An Asterisk that is somebody else's, reached over its manager interface: what a driver uses of it."""

from __future__ import annotations

from pathlib import Path

from ivrc.switches.asterisk.driver import verdicts
from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.verify.driver import Unable


class Guest:
    """What a driver uses of the switch. `manager` tells its events, `actions` takes orders; `folder` is ours."""

    pid = 0

    def __init__(self, manager: Manager, actions: Manager, folder: Path) -> None:
        self.manager, self.actions, self.folder = manager, actions, folder

    def shelf(self, plan: Plan, language: str) -> Path:
        """Where the switch looks for a hotline's clips in a language: of a path, the language comes before the name."""
        return self.folder / "sounds" / plan.folder / language

    def log(self) -> list[str]:
        """The switch's log is its own."""
        return []

    async def command(self, line: str) -> str:
        """What the switch answers to a command line."""
        answer = await self.actions.command(line)
        if answer.get("Response") == "Error" and "Output" not in answer:
            raise Unable(verdicts.no_right(f"{line}: {answer.get('Message', 'refused')}", "command"))
        return answer.get("Output", "")

    async def end(self) -> None:
        """Logs out."""
        await self.manager.close()
        await self.actions.close()
