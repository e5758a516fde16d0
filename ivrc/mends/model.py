"""What a mend is: codes, and one pure function from a finding and the text it is about to edits of that text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Edit, Span


class Lines(NamedTuple):
    """A file's text by lines."""

    lines: tuple[str, ...]

    def at(self, span: Span) -> str:
        """What stands at a place; empty where that is of several lines or of none."""
        if span.line != span.end_line or not 0 < span.line <= len(self.lines):
            return ""
        return self.lines[span.line - 1][span.column - 1 : span.end_column - 1]

    def block(self, header: int) -> range:
        """The numbers of the lines beneath a header, blank ones and comments included."""
        end = header + 1
        while end <= len(self.lines) and (
            not self.lines[end - 1].strip() or self.lines[end - 1][:1] in " \t\u3000"
        ):
            end += 1
        while end > header + 1 and not self.lines[end - 2].strip():
            end -= 1
        return range(header + 1, end)

    def indent(self, header: int) -> str:
        """What the lines beneath a header begin with; empty where there are none."""
        for number in self.block(header):
            line = self.lines[number - 1]
            if line.strip() and not line.lstrip().startswith(("//", "／／")):
                return line[: len(line) - len(line.lstrip())]
        return ""

    def inserted(self, header: int, line: str) -> Iterator[Edit]:
        """A line right beneath a header; nothing where no line shows how it is indented."""
        if indent := self.indent(header):
            end = len(self.lines[header - 1]) + 1
            place = Span("", header, end, header, end)
            yield Edit(place, "", f"\n{indent}{line}")


class Mend(NamedTuple):
    """How findings of some codes are mended. `edits` gives nothing where there is something to decide. Places are named
    without their file: it is the finding's."""

    codes: tuple[str, ...]
    edits: Callable[[Diagnostic, Lines], Iterator[Edit]]


def replaced(span: Span, written: str, pattern: re.Pattern[str], by: Callable[[str], str]) -> Iterator[Edit]:
    """An edit for each match of a pattern in what is written at a place."""
    for match in pattern.finditer(written):
        start, end = span.column + match.start(), span.column + match.end()
        yield Edit(span._replace(column=start, end_column=end), match[0], by(match[0]))
