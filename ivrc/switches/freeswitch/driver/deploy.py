"""A verification's dialplan and sounds on a running switch: put there, looked at, and taken away again.

One file of a name that is not there yet goes into a folder of which the switch includes every `*.xml` into its
dialplan; `reloadxml` makes the switch read it. Sounds stand in a folder of their own outside the switch.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from ivrc.diagnostics import Diagnostic
from ivrc.switches.freeswitch.driver import verdicts
from ivrc.switches.freeswitch.driver.esl import Socket
from ivrc.verify import workspace
from ivrc.verify.driver import Unable

_WELL = "+OK [Success]"
_MOST = 5


class Loaded(NamedTuple):
    """How much the switch holds as it was built."""

    contexts: int
    extensions: int
    actions: int
    applications: int


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
        yield


async def seen(control: Socket, path: Path) -> None:
    """Raises Unable where the switch does not see a file of ours."""
    if (await control.api(f"file_exists {path}")).strip() != "true":
        raise Unable(verdicts.cannot_place(f"交换机看不到 {path}", f"the switch does not see {path}"))


async def inspect(control: Socket, text: str, conf: Path) -> tuple[Loaded, list[Diagnostic]]:
    """Whether the switch holds just what was written, and knows every application in it. Raises Unable where it has not
    read the file at all."""
    meant = list(ElementTree.fromstring(text))
    found: list[Diagnostic] = []
    for number, context in enumerate(meant):
        name = context.get("name", "")
        there = await _held(control, name)
        if there is None:
            if number == 0:
                raise Unable(verdicts.cannot_place(f"交换机没有载入 {conf} 里的 *.xml", f"the switch does not include *.xml of {conf}"))  # fmt: skip
            found.append(verdicts.not_loaded(f"缺上下文 {name}", f"it lacks the context {name}"))
        elif difference := parting(context, there):
            found.append(verdicts.not_loaded(f"{name} 里的 {difference}", f"{difference} in {name}"))
    used = {action.get("application", "") for context in meant for action in context.iter("action")}
    known = {row["name"] for row in json.loads(await control.api("show application as json")).get("rows", ())}
    found += [
        verdicts.not_loaded(f"没有应用 {name}", f"there is no application {name}")
        for name in sorted(used - known)
    ]
    extensions, actions = (
        sum(len(list(context.iter(tag))) for context in meant) for tag in ("extension", "action")
    )
    return Loaded(len(meant), extensions, actions, len(used)), found[:_MOST]


async def _held(control: Socket, context: str) -> ElementTree.Element | None:
    """A context as the switch has it, or None."""
    answer = await control.api(f"xml_locate dialplan context name {context}")
    if not answer.lstrip().startswith("<"):
        return None
    return ElementTree.fromstring(answer)


def parting(one: ElementTree.Element, other: ElementTree.Element) -> str:
    """The first element in which two contexts differ; empty if they are the same."""
    for mine, theirs in zip(one.iter(), other.iter()):
        if (mine.tag, mine.attrib) != (theirs.tag, theirs.attrib):
            return _words(mine)
    if len(list(one.iter())) != len(list(other.iter())):
        return _words(one)
    return ""


def _words(element: ElementTree.Element) -> str:
    return re.sub(r"\s+", " ", f"<{element.tag} {element.attrib}>")[:120]
