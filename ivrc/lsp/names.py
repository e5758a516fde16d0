"""The names in a text: where each stands, what it is the name of, and whether it is given there or used."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ivrc.language import tree
from ivrc.language.conditions.open import OpenAsked
from ivrc.language.key_path import asked
from ivrc.language.lines.call import CallLine
from ivrc.language.lines.dial import DialLine
from ivrc.language.lines.setting import SettingLine
from ivrc.lsp.chunks import Chunk, chunks
from ivrc.regex import regex

NODE, HOURS, FLOW, VARIABLE, PHRASE, DESTINATION, HOTLINE, FILE = (
    "node", "hours", "flow", "variable", "phrase", "destination", "hotline", "file",
)  # fmt: skip
_KINDS = {"HOURS": HOURS, "FLOW": FLOW, "HOTLINE": HOTLINE}
_BRACES = regex(r"[{｛]\s*([^{}｛｝]*?)\s*[}｝]")
_COLON = regex("[:：]")


class Named(NamedTuple):
    """A name: its kind, its words, where it stands (the line from 0, characters from 0, the end behind it), whether it is given there,
    and within which sub-flow."""

    kind: str
    name: str
    line: int
    start: int
    end: int
    given: bool = False
    flow: str = ""
    block: str = ""


@lru_cache(maxsize=64)
def names(source: str) -> tuple[Named, ...]:
    """All of a text, in the order in which they stand."""
    return tuple(
        each._replace(line=each.line + chunk.line) for chunk in chunks(source) for each in _of(chunk.text)
    )


def at(source: str, line: int, character: int) -> Named | None:
    """The name that stands at a place, or ends there."""
    here = (each for each in names(source) if each.line == line and each.start <= character <= each.end)
    return min(here, key=lambda each: each.end - each.start, default=None)


@lru_cache(maxsize=30_000)
def _of(text: str) -> tuple[Named, ...]:
    return tuple(sorted(_Reader(text).names(), key=lambda each: (each.line, each.start)))


class _Reader:
    """Reads the names of one chunk."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.tree = Chunk(0, text).tree
        self.flow = self.block = ""

    def names(self) -> Iterator[Named]:
        for include in self.tree.includes:
            yield from self._name(FILE, tree.Name(include.path.raw, include.path.span))
        for block in self.tree.blocks:
            self.flow = self.flow if block.span.column > 1 else ""
            kind = _KINDS.get(block.kind, NODE)
            yield from self._name(kind, block.name, given=True, block=block.kind)
            self.flow = block.name.text if kind == FLOW else self.flow
            for line in block.lines:
                yield from self._within(line)
            for _, line in block.beneath:
                yield from self._within(line)

    def _within(self, part: Any) -> Iterator[Named]:
        match part:
            case tree.Way():
                if part.target is not None:
                    yield from self._name(NODE, part.target)
                yield from self._within(part.speech)
            case tree.Phrase():
                yield from self._name(PHRASE, tree.Name(part.name, part.span))
                yield from self._within(part.others)
            case tree.Text():
                yield from self._braces(part)
                yield from self._within(part.others)
            case SettingLine():
                yield from self._name(VARIABLE, part.name, given=True, block="SETTING")
                yield from self._within(part.value)
            case DialLine():
                for name in (*part.destinations, *filter(None, (part.stray,))):
                    yield from self._name(DESTINATION, name)
                if part.variable:
                    yield from self._name(VARIABLE, part.variable)
            case OpenAsked():
                yield from self._name(HOURS, part.words)
            case CallLine():
                yield from self._name(FLOW, part.name)
            case tuple():
                for each in part:
                    yield from self._within(each)

    def _name(self, kind: str, name: tree.Name, *, given: bool = False, block: str = "") -> Iterator[Named]:
        """A name where its own words stand within its place."""
        line = name.span.line - 1
        start = self._find(line, name.text, name.span.column - 1)
        if start >= 0 and name.text:
            flow = "" if kind in (FLOW, PHRASE, DESTINATION, HOURS) else self.flow
            yield Named(kind, name.text, line, start, start + len(name.text), given, flow, block)

    def _find(self, line: int, text: str, begin: int) -> int:
        return self.lines[line].find(text, begin) if 0 <= line < len(self.lines) else -1

    def _braces(self, text: tree.Text) -> Iterator[Named]:
        """The names that stand in braces of words."""
        line = text.span.line - 1
        begin = self._find(line, text.raw, text.span.column - 1)
        for match in _BRACES.finditer(text.raw) if begin >= 0 else ():
            way = asked(match[1])
            name = way.name if way else _COLON.split(match[1])[0].strip()
            start = begin + match.start(1) + match[1].find(name)
            if name and match[1].find(name) >= 0:
                yield Named(NODE if way else VARIABLE, name, line, start, start + len(name), flow=self.flow)
