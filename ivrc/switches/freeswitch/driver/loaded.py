"""Does it load? What the switch holds is compared with what was written, element for element."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from ivrc.diagnostics import Diagnostic
from ivrc.switches.freeswitch.driver import files, verdicts
from ivrc.switches.freeswitch.driver.esl import Socket
from ivrc.verify.driver import Unable

_MOST = 5


class Loaded(NamedTuple):
    """How much the switch holds as it was built."""

    contexts: int
    extensions: int
    actions: int
    applications: int


async def inspect(
    control: Socket, text: str, modules: Iterable[str], conf: Path
) -> tuple[Loaded, list[Diagnostic]]:
    """Whether the switch holds just what was written, has the modules, and knows every application in it. Raises Unable
    where it has not read the file at all."""
    meant = list(files.contexts(text))
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
    found += [
        verdicts.not_loaded(
            f"全局变量 {name} 不是文件里的值", f"the global variable {name} is not as the file has it"
        )
        for name in await unlike(control, files.known(text))
    ]
    found += [
        verdicts.not_loaded(f"没有模块 {name}", f"there is no module {name}")
        for name in modules
        if (await control.api(f"module_exists {name}")).strip() != "true"
    ]
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


async def unlike(control: Socket, known: Mapping[str, str]) -> list[str]:
    """The global variables that the switch holds otherwise."""
    return [name for name, held in known.items() if await control.api(f"global_getvar {name}") != held]


async def dialplan(control: Socket) -> dict[str, ElementTree.Element]:
    """Every context that the switch has, by name."""
    answer = await control.api("xml_locate dialplan")
    found: dict[str, ElementTree.Element] = {}
    if answer.lstrip().startswith("<"):
        for context in ElementTree.fromstring(answer).iter("context"):
            found.setdefault(context.get("name", ""), context)
    return found


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
