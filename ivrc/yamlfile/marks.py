"""Where each key and each value of a YAML file stands."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ivrc.diagnostics import Span

Path = tuple[str | int, ...]
"""The way from the root to a part of the file: keys of mappings and indices of lists."""


class Marks:
    """The places of one file. Columns count characters from 1, as `Span` does."""

    __slots__ = ("_lines", "_unsound", "file", "keys", "text", "values")

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self._unsound: frozenset[Path] = frozenset()
        self._lines: list[str] = []

    @property
    def lines(self) -> list[str]:
        """The file's lines without their ends (CR, LF and CRLF end a line, as in YAML 1.2.2, 5.4)."""
        if not self._lines:
            self._lines = self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._lines

    def with_faulty(self, paths: Collection[Path]) -> Marks:
        """These marks, knowing which parts were found wrong."""
        self._unsound = frozenset(bad[:depth] for bad in paths for depth in range(len(bad) + 1))
        return self

    def sound(self, path: Path) -> bool:
        """Whether nothing at or below `path` was found wrong by the reader or the schema."""
        return path not in self._unsound

    def place(self, path: Path) -> Span:
        """The best place to point at: a scalar itself, else its key, else what holds it."""
        span = self.values.get(path)
        if span and span.line == span.end_line:
            return span
        return self.key(path) if path else span or Span(self.file)

    def key(self, path: Path) -> Span:
        """The key at the end of `path`, or the nearest thing above it that has a place."""
        while path:
            if span := self.keys.get(path) or self._item(path):
                return span
            path = path[:-1]
        return Span(self.file)

    def _item(self, path: Path) -> Span | None:
        return self.first(path) if isinstance(path[-1], int) and path in self.values else None

    def first(self, path: Path) -> Span:
        """The first character of the value at `path`."""
        span = self.values[path]
        return Span(span.file, span.line, span.column, span.line, span.column + 1)

    def inside(self, path: Path, words: str) -> Span:
        """Where the value at `path` first has `words`, as typed; the whole value if it cannot be told."""
        whole = self.values.get(path)
        if whole is None:
            return self.key(path)
        for number in range(whole.line, min(whole.end_line, len(self.lines)) + 1):
            line = self.lines[number - 1]
            start = whole.column - 1 if number == whole.line else 0
            end = whole.end_column - 1 if number == whole.end_line else len(line)
            column = line.find(words, start, end)
            if column >= 0:
                return Span(self.file, number, column + 1, number, column + 1 + len(words))
        return self.place(path)

    def comment_after(self, path: Path) -> Span | None:
        """The comment that ends a scalar without quotes: in `请按 # 键` YAML reads `请按` only."""
        span = self.values.get(path)
        if span is None or self.lines[span.line - 1][span.column - 1 : span.column] in ("'", '"', "|", ">"):
            return None
        line = self.lines[span.end_line - 1]
        rest = line[span.end_column - 1 :]
        if not rest.lstrip().startswith("#"):
            return None
        return Span(
            self.file, span.end_line, line.index("#", span.end_column - 1) + 1, span.end_line, len(line) + 1
        )

    def at(self, index: int) -> Span:
        """The character at `index` of the text."""
        before = self.text[:index].replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return Span(self.file, line, column, line, column + 1)

    def event(self, event: Any) -> Span:
        """The place of a PyYAML event. Its marks count lines and characters from 0."""
        start, end = event.start_mark, event.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
