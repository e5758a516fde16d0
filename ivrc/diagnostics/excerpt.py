"""A line as written, and the marks that go right under its characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ivrc.diagnostics.model import Span
from ivrc.diagnostics.terminal import cells, safe

LONGEST = 120
"""Cells of a line that are shown; of a longer one the part around the mark is."""

CUT = "…"


class Mark(NamedTuple):
    """A place to mark with `sign` (`^` for the finding, `-` for what explains it), and what stands beside it."""

    span: Span
    sign: str
    words: str
    style: str


class Excerpt(NamedTuple):
    """What is shown of a line, and the cells of it that are marked: how many come before, and how many they are."""

    text: str
    before: int
    width: int


class Sources:
    """The lines of the files that were read. Each file is split once, when it is first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._lines: dict[str, list[str]] = {}

    def line(self, span: Span) -> str | None:
        """The line where a span begins, None for a file as a whole and for a line that is not known."""
        if span.line < 1 or span.file not in self._texts:
            return None
        lines = self._lines.get(span.file)
        if lines is None:
            text = self._texts[span.file].removeprefix("\ufeff")
            lines = self._lines[span.file] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return lines[span.line - 1] if span.line <= len(lines) else None


def excerpt(line: str, span: Span) -> Excerpt:
    """The line of a span with the cells that the span takes in it; at least one, the end of the line included."""
    low = min(max(span.column - 1, 0), len(line))
    high = span.end_column - 1 if span.end_line <= span.line else len(line.rstrip())
    high = min(max(high, low), len(line))
    first, last = _window(line, low)
    before, marked, after = safe(line[first:low]), safe(line[low : min(high, last)]), safe(line[high:last])
    start = (CUT if first else "") + before
    end = CUT if last < len(line) else ""
    left, width = cells(start), cells(marked)
    if low < high and not width and left:
        left -= 1
    return Excerpt((start + marked + after).rstrip() + end, left, max(width, 1))


def _window(line: str, low: int) -> tuple[int, int]:
    """The characters to show of a line, from and to: all of them, or as many around `low` as there is room for."""
    if len(line) <= LONGEST and cells(safe(line)) <= LONGEST:
        return 0, len(line)
    first, cells_left = low, LONGEST // 3
    while first and (cells_left := cells_left - _cells_at(line, first - 1)) >= 0 and low - first < LONGEST:
        first -= 1
    last, cells_left = first, LONGEST
    while (
        last < len(line)
        and (cells_left := cells_left - _cells_at(line, last)) >= 0
        and last - first < 2 * LONGEST
    ):
        last += 1
    return first, last


def _cells_at(line: str, index: int) -> int:
    return cells(safe(line[index]))


def rows(marks: list[Mark], sources: Sources) -> Iterator[tuple[str, str, Mark | None]]:
    """The rows to print for marks in one file: line number (empty beside marks), text, and the mark of the row.

    A row of `...` stands where lines are left out.
    """
    shown = 0
    written = ""
    for mark in sorted(marks, key=lambda mark: mark.span):
        line = sources.line(mark.span)
        if line is None:
            continue
        part = excerpt(line, mark.span)
        if mark.span.line != shown or part.text != written:
            if shown and mark.span.line > shown + 1:
                yield "...", "", None
            yield str(mark.span.line), part.text, None
        shown, written = mark.span.line, part.text
        signs = mark.sign * part.width
        yield "", f"{' ' * part.before}{signs}{' ' if mark.words else ''}{mark.words}", mark
