"""A verification's dialplan and sounds on a running switch: put there, and taken away again.

One file of a name that is not there yet goes into a folder of which the switch includes every `*.xml` into its
dialplan; `reloadxml` makes the switch read it. Sounds stand in a folder of their own outside the switch.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from ivrc.diagnostics import Diagnostic
from ivrc.switches.freeswitch.driver import files, verdicts
from ivrc.switches.freeswitch.driver.esl import Socket
from ivrc.verify import workspace
from ivrc.verify.driver import Unable

_WELL = "+OK [Success]"


@contextlib.asynccontextmanager
async def loaded(control: Socket, conf: Path, name: str, text: str) -> AsyncIterator[None]:
    """The dialplan is on the switch as long as this lasts. Raises Unable; nothing is left behind then."""
    path = conf / name

    def refused(problem: OSError) -> Diagnostic:
        if isinstance(problem, FileExistsError):
            return verdicts.cannot_place(f"{path} 已经存在", f"{path} is there already")
        why = problem.strerror or str(problem)
        return verdicts.cannot_place(f"{path}：{why}", f"{path}: {why}")

    async def reload() -> None:
        answer = await control.api("reloadxml")
        if answer.strip() != _WELL:
            raise Unable(verdicts.not_loaded(f"reloadxml：{answer}", f"reloadxml: {answer}"))

    async with workspace.placed(path, text, refused, reload):
        try:
            yield
        finally:
            for variable in files.known(text):
                await control.api(f"global_setvar {variable}=")


async def seen(control: Socket, path: Path) -> None:
    """Raises Unable where the switch does not see a file of ours."""
    if (await control.api(f"file_exists {path}")).strip() != "true":
        raise Unable(verdicts.cannot_place(f"交换机看不到 {path}", f"the switch does not see {path}"))
