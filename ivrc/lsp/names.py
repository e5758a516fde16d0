"""The names in a text: where each stands, what it is the name of, and whether it is given there or used."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from time import thread_time
from typing import Any, NamedTuple

from ivrc.language import tree
from ivrc.language.conditions.open import OpenAsked
from ivrc.language.key_path import asked
from ivrc.language.lines.call import CallLine
from ivrc.language.lines.dial import DialLine
from ivrc.language.lines.setting import SettingLine
from ivrc.language.words import HEADERS
from ivrc.lsp.chunks import Chunk, chunk_at, chunks
from ivrc.regex import regex

NODE, HOURS, FLOW, VARIABLE, PHRASE, DESTINATION, HOTLINE, FILE = (
    "node", "hours", "flow", "variable", "phrase", "destination", "hotline", "file",
)  # fmt: skip
_KINDS = {"HOURS": HOURS, "FLOW": FLOW, "HOTLINE": HOTLINE}
_INCLUDES = [spelt for word in HEADERS if word.type == "INCLUDE" for spelt in (*word.zh, *word.en)]
_LEAST = 100
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
    return tuple(each for chunk in chunks(source) for each in _placed(chunk))


def read(chunk: Chunk) -> None:
    """Reads the names of a block, which are kept."""
    _of(chunk.text)


def called(source: str, name: str) -> Iterator[Named]:
    """Those that are this name. Only the blocks that have its signs are read."""
    for chunk in chunks(source):
        if name in chunk.text:
            yield from (each for each in _placed(chunk) if each.name == name)


def included(source: str) -> Iterator[Named]:
    """The files that a text takes in."""
    for chunk in chunks(source):
        if any(word in chunk.text.lower() for word in _INCLUDES):
            yield from (each for each in _placed(chunk) if each.kind == FILE)


class Soon:
    """Reads as many names as it comes to in a time of the processor, those of 100 blocks at least. What was read before takes none, so
    that who asks again is told more."""

    def __init__(self, seconds: float) -> None:
        self._due = thread_time() + seconds
        self.whole = True

    def __call__(self, source: str) -> Iterator[Named]:
        """Those of a text; `whole` is no longer so where some are left out."""
        for number, chunk in enumerate(chunks(source)):
            if number >= _LEAST and thread_time() > self._due:
                self.whole = False
                return
            yield from _placed(chunk)


def at(source: str, line: int, character: int) -> Named | None:
    """The name that stands at a place, or ends there."""
    own = chunk_at(source, line)
    placed = _placed(own) if own else ()
    here = (each for each in placed if each.line == line and each.start <= character <= each.end)
    return min(here, key=lambda each: each.end - each.start, default=None)


def _placed(chunk: Chunk) -> Iterator[Named]:
    """Those of a chunk, where they stand in the text."""
    return (each._replace(line=each.line + chunk.line) for each in _of(chunk.text))


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
