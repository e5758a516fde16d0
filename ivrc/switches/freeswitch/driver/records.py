"""The records of calls on a running FreeSWITCH: whether the switch has the template that tells them, and what it tells."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from ivrc.diagnostics import Diagnostic
from ivrc.switches.freeswitch.driver import verdicts
from ivrc.switches.freeswitch.driver.esl import Socket
from ivrc.switches.freeswitch.text import left
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.verify.kept import lines_of

_CONFIGURATION = "xml_locate configuration configuration name cdr_csv.conf"
_PATIENCE = 5
"""Seconds of a busy machine in which a line is written after the call."""


async def untold(control: Socket, meant: Iterable[ElementTree.Element]) -> list[Diagnostic]:
    """What of the templates the switch's files lack or have otherwise."""
    wanted = {each.get("name", ""): each.text for each in meant}
    if not wanted:
        return []
    answer = await control.api(_CONFIGURATION)
    root = ElementTree.fromstring(answer) if answer.lstrip().startswith("<") else ElementTree.Element("none")
    there = {each.get("name", ""): each.text for each in root.iter("template")}
    only_master = any(
        each.get("name") == "master-file-only" and each.get("value") in ("true", "yes", "1", "on")
        for each in root.iter("param")
    )
    found = [
        verdicts.no_template(name, name in there) for name, text in wanted.items() if there.get(name) != text
    ]
    return [*found, *([verdicts.only_master()] if only_master else [])]


async def told(plan: Plan, call: str) -> tuple[str, ...] | None:
    """The lines by which the record of a call was told; None where none is kept, and where we may not look."""
    path = Path(left.file(plan)) if left.keeps(plan) else None
    until = time.monotonic() + _PATIENCE
    while path is not None:
        lines = lines_of(path, f'"id":"{call}"')
        if lines != () or time.monotonic() > until:
            return lines
        await asyncio.sleep(0.05)
    return None
