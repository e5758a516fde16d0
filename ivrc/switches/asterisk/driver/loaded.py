"""Does it load? `dialplan reload` says "Dialplan reloaded." whatever happens, so three things are asked instead:
the log of a fresh start, the dialplan that the switch holds, and the applications and functions that it knows."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from ivrc.diagnostics import Diagnostic
from ivrc.switches.asterisk.driver import dialplan, files, verdicts
from ivrc.switches.asterisk.driver.ami import Manager, Message
from ivrc.verify.driver import Unable

_COMPLAINT = re.compile(r"(WARNING|ERROR)\[[^]]*\](?:\[[^]]*\])? (config|pbx\w*|ael\w*)\.c")
_MOST = 5


class Loaded(NamedTuple):
    """How much was compared."""

    contexts: int
    lines: int
    applications: int
    functions: int


class Switch(Protocol):
    """What is asked: a connection, and the log as far as it is ours to read."""

    @property
    def manager(self) -> Manager: ...

    def log(self) -> list[str]: ...


async def inspect(switch: Switch, emitted: Mapping[str, str]) -> tuple[Loaded, list[Diagnostic]]:
    """Whether the switch holds just what was emitted."""
    meant = files.dialplans(emitted)
    contexts = {line.context for line in meant}
    there = [line for line in await held(switch) if line.context in contexts]
    missing, beyond = dialplan.differences(meant, there)
    found = [verdicts.not_loaded(f"缺 {line}", f"it lacks {line}") for line in missing[:_MOST]]
    found += [verdicts.not_loaded(f"多出 {line}", f"it has {line} besides") for line in beyond[:_MOST]]
    applications = {line.application for line in meant if line.application}
    functions = {name for text in emitted.values() for name in dialplan.functions(text)}
    known = {name.lower() for name in await _names(switch, "core show applications", r"^\s*([A-Za-z]\w*):")}
    known_functions = await _names(switch, "core show functions", r"^\s*([A-Z][A-Z0-9_]+)\s")
    for name in sorted(n for n in applications if n.lower() not in known):
        found.append(verdicts.not_loaded(f"没有应用 {name}", f"there is no application {name}"))
    for name in sorted(functions - known_functions):
        found.append(verdicts.not_loaded(f"没有函数 {name}", f"there is no function {name}"))
    # Asked last: the switch writes its log in a thread of its own, and has had time to.
    complaints = [verdicts.not_loaded(line, line) for line in switch.log() if _COMPLAINT.search(line)][:_MOST]
    return Loaded(len(contexts), len(meant), len(applications), len(functions)), complaints + found


async def held(switch: Switch) -> list[dialplan.Line]:
    lines: list[dialplan.Line] = []
    done = asyncio.Event()
    before = switch.manager.listen

    def listen(event: Message) -> None:
        if event.get("Event") == "ListDialplan":
            if (line := dialplan.held(event)) is not None:
                lines.append(line)
        elif event.get("Event") == "ShowDialPlanComplete":
            done.set()
        else:
            before(event)

    switch.manager.listen = listen
    try:
        answer = await switch.manager.ask("ShowDialPlan")
        if answer.get("Response") == "Error" and "permission" in answer.get("Message", "").lower():
            raise Unable(verdicts.no_right(f"ShowDialPlan: {answer['Message']}", "reporting"))
        await asyncio.wait_for(done.wait(), 120)
    finally:
        switch.manager.listen = before
    return lines


async def _names(switch: Switch, command: str, pattern: str) -> set[str]:
    answer = await switch.manager.command(command)
    return set(re.findall(pattern, answer.get("Output", ""), re.MULTILINE))
