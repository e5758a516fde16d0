"""extensions.conf as Asterisk's own reader has it (main/config.c, pbx/pbx_config.c): contexts, extensions, priorities."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ivrc.importing.model import Line
from ivrc.regex import regex

_SECTION = regex(r"\[([^\]\s]+)\]\s*(?:\(([^)]*)\))?$")
_SETTING = regex(r"([A-Za-z0-9_]+)\s*=>?\s*(.*)$")
_PRIORITY = regex(r"(?:(n|s|hint)|(\d+))(?:\+(\d+))?(?:\(([^)]*)\))?$")
_APPLICATION = regex(r"([A-Za-z][A-Za-z0-9_]*)\s*(?:\((.*)\))?$")

_WITHOUT_EFFECT = ("ignorepat",)


class Step(NamedTuple):
    """One priority of an extension: the application and its arguments as one text."""

    application: str
    arguments: str
    line: Line


@dataclass
class Extension:
    """The steps of an extension, by priority, and the priorities that have a label."""

    steps: dict[int, Step] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)


@dataclass
class Context:
    """Extensions by their pattern, and the contexts that are looked into after them."""

    extensions: dict[str, Extension] = field(default_factory=dict)
    includes: list[str] = field(default_factory=list)


class Unread(NamedTuple):
    """A line that was not understood: its text."""

    line: Line
    text: str


@dataclass
class Dialplan:
    """A whole extensions.conf."""

    contexts: dict[str, Context] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    taken: list[Unread] = field(default_factory=list)
    """Steps at a place that has one: the switch keeps the first, whichever section of that name it stands in."""


Opened = Callable[[str], str | None]
"""The text of a file that is included by name; None where it cannot be had."""


def read(file: str, text: str, opened: Opened) -> Dialplan:
    """The dialplan of a file and of those that it includes. Never raises: what is not understood is in `unread`."""
    reader = _Reader(opened)
    reader.file(file, text, ())
    return reader.made


@dataclass
class _Reader:
    opened: Opened
    made: Dialplan = field(default_factory=Dialplan)
    section: str = ""
    pattern: str = ""
    priority: int = 0

    def file(self, name: str, text: str, within: tuple[str, ...]) -> None:
        for number, line in _lines(text):
            at = Line(name, number)
            if line.startswith("#"):
                self._included(at, line, (*within, name))
            elif match := _SECTION.match(line):
                self._begun(at, line, match[1], match[2] or "")
            elif match := _SETTING.match(line):
                self._setting(at, line, match[1].lower(), match[2].strip())
            else:
                self._unread(at, line)

    def _included(self, at: Line, line: str, within: tuple[str, ...]) -> None:
        word, _, rest = line.partition(" ")
        name = rest.strip().strip('"<>')
        text = self.opened(name) if word in ("#include", "#tryinclude") and name not in within else None
        if text is not None:
            self.file(name, text, within)
        elif word != "#tryinclude":
            self._unread(at, line)

    def _begun(self, at: Line, line: str, name: str, options: str) -> None:
        self.section, self.pattern, self.priority = name, "", 0
        if name in ("general", "globals"):
            return
        context = self.made.contexts.setdefault(name, Context())
        for option in filter(None, (part.strip() for part in options.split(","))):
            if option in self.made.contexts:
                context.includes.append(option)
            elif option not in ("+", "!"):
                self._unread(at, line)

    def _setting(self, at: Line, line: str, key: str, value: str) -> None:
        if self.section == "general":
            return
        if self.section == "globals":
            self.made.values[line.split("=", 1)[0].strip()] = value.removeprefix(">").strip()
        elif key == "exten" and self.section:
            pattern, _, rest = (part.strip() for part in value.partition(","))
            self.pattern = pattern.replace("-", "") if pattern[:1].isdigit() else pattern
            self._step(at, line, rest)
        elif key == "same" and self.pattern:
            self._step(at, line, value)
        elif key == "include" and self.section:
            name, *times = value.split(",")
            if times:
                self._unread(at, line)
            else:
                self.made.contexts[self.section].includes.append(name.strip())
        elif key not in _WITHOUT_EFFECT:
            self._unread(at, line)

    def _step(self, at: Line, line: str, rest: str) -> None:
        priority, _, application = (part.strip() for part in rest.partition(","))
        match, called = _PRIORITY.match(priority), _APPLICATION.match(application)
        if match and match[1] == "hint":
            return
        if not match or not called or "/" in self.pattern:
            self._unread(at, line)
            return
        self.priority = int(match[2]) if match[2] else self.priority + (match[1] == "n") + int(match[3] or 0)
        extensions = self.made.contexts[self.section].extensions
        extension = extensions.setdefault(self.pattern, Extension())
        if self.priority in extension.steps:
            self.made.taken.append(Unread(at, line))
        extension.steps.setdefault(self.priority, Step(called[1].lower(), called[2] or "", at))
        if match[4]:
            extension.labels.setdefault(match[4], self.priority)

    def _unread(self, at: Line, line: str) -> None:
        self.made.unread.append(Unread(at, line))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, without their remarks: `;` to the end, and from `;--` to `--;`, which may lie in one another."""
    depth = 0
    for number, raw in enumerate(text.splitlines(), 1):
        line, depth = _told(raw, depth)
        if line := line.strip():
            yield number, line


def _told(raw: str, depth: int) -> tuple[str, int]:
    """What a line says, and in how many remarks the next one begins, as `config_text_file_load` counts them."""
    kept: list[str] = []
    begin = 0
    for place, sign in enumerate(raw):
        if place < begin:
            continue
        ends = raw[begin:place].endswith("--")
        if sign != ";":
            kept.append(sign if not depth else "")
        elif place and raw[place - 1] == "\\":
            kept[-1:] = [";" if not depth else ""]
        elif raw.startswith("--", place + 1) and raw[place + 3 : place + 4] != "-":
            depth, begin = depth + 1, place + 3
        elif depth and ends:
            depth, begin = depth - 1, place + 1
        elif not depth:
            break
        else:
            begin = place + 1
    return "".join(kept), depth
