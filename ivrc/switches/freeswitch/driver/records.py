"""The records of calls on a running FreeSWITCH: whether the switch has the template that tells them, and what it tells."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from ivrc.diagnostics import Diagnostic
from ivrc.switches.freeswitch.driver import verdicts
from ivrc.switches.freeswitch.driver.esl import Socket
from ivrc.switches.freeswitch.text import left
from ivrc.switches.freeswitch.text.plan import Plan

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


async def told(plan: Plan, call: str, root: Path) -> tuple[str, ...] | None:
    """The lines by which the record of a call was told; None where none is kept below a folder."""
    own, path = f'"id":"{call}"', Path(left.file(plan))
    if not left.keeps(plan) or not path.is_relative_to(root):
        return None
    until = time.monotonic() + _PATIENCE
    while True:
        lines: tuple[str, ...] = ()
        with contextlib.suppress(OSError):
            lines = tuple(line for line in path.read_text("utf-8").splitlines() if own in line)
        if lines or time.monotonic() > until:
            return lines
        await asyncio.sleep(0.05)
