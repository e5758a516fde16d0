"""Reading an emitted dialplan back, and comparing it with what the switch says that it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ivrc.switches.asterisk.driver.ami import Message

_COMMENT = re.compile(r"(?<!\\);.*$")
_FIRST = re.compile(r"exten => (.+?),1(?:\(([^)]*)\))?,(.*)")
_NEXT = re.compile(r"same => n(?:\(([^)]*)\))?,(.*)")
_INCLUDE = re.compile(r"include => (.*)")
_APPLICATION = re.compile(r"(\w+)\((.*)\)")
_FUNCTION = re.compile(r"\$\{([A-Z][A-Z0-9_]*)\(|^Set\(([A-Z][A-Z0-9_]*)\(")


class Line(NamedTuple):
    """One step of an extension; of an `include`, its context as `data` and nothing else."""

    context: str
    extension: str
    priority: int
    label: str
    application: str
    data: str

    def __str__(self) -> str:
        if not self.extension:
            return f"[{self.context}] include => {self.data}"
        return f"[{self.context}] {self.extension},{self.priority} {self.application}({self.data})"


def read(text: str) -> Iterator[Line]:
    """The lines of a dialplan as `ivrc build` writes it: `exten =>`, `same => n` and `include =>`, no more.

    Raises ValueError on anything else, so that nothing goes unread.
    """
    context = extension = ""
    priority = 0
    for number, raw in enumerate(text.splitlines(), 1):
        line = _COMMENT.sub("", raw).strip().replace("\\;", ";")
        if not line:
            continue
        if line.startswith("["):
            context = line.strip("[]")
        elif match := _INCLUDE.fullmatch(line):
            yield Line(context, "", 0, "", "", match[1].strip())
        elif match := _FIRST.fullmatch(line):
            extension, priority = match[1], 1
            yield _step(context, extension, priority, match[2] or "", match[3], number)
        elif match := _NEXT.fullmatch(line):
            priority += 1
            yield _step(context, extension, priority, match[1] or "", match[2], number)
        else:
            raise ValueError(f"line {number}: {line}")


def _step(context: str, extension: str, priority: int, label: str, call: str, number: int) -> Line:
    match = _APPLICATION.fullmatch(call.strip())
    if match is None:
        raise ValueError(f"line {number}: {call}")
    return Line(context, extension, priority, label, match[1], match[2])


def functions(text: str) -> set[str]:
    """The dialplan functions that a text uses."""
    found: set[str] = set()
    for raw in text.splitlines():
        line = _COMMENT.sub("", raw)
        call = line.partition(",")[2] if "=>" in line else line
        for part in (line, call, call.partition(",")[2]):
            found.update(name for match in _FUNCTION.finditer(part) for name in match.groups() if name)
    return found


def held(event: Message) -> Line | None:
    """A line as the switch tells it (AMI `ListDialplan`)."""
    context = event.get("Context", "")
    if included := event.get("IncludeContext"):
        return Line(context, "", 0, "", "", included)
    if "Extension" not in event or not event.get("Priority", "").isdigit():
        return None
    label = event.get("ExtensionLabel", "")
    return Line(
        context,
        event["Extension"],
        int(event["Priority"]),
        label,
        event.get("Application", ""),
        event.get("AppData", ""),
    )


def differences(meant: Iterable[Line], there: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """What is missing on the switch, and what it holds beyond what was meant. Names of applications are compared
    without their case, as Asterisk does."""
    wanted = Counter(_plain(line) for line in meant)
    found = Counter(_plain(line) for line in there)
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())


def _plain(line: Line) -> Line:
    return line._replace(application=line.application.lower())
