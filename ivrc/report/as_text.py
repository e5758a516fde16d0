"""A report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics.terminal import cells, safe
from ivrc.report.model import Report
from ivrc.report.tables import Section, remarks, sections, title


def as_text(report: Report, lang: str) -> str:
    """Its sections below one another, columns in line."""
    lines = [safe(title(report, lang)), *remarks(report, lang)]
    for section in sections(report, lang):
        lines += ["", safe(section.title), *table(section)]
    return "\n".join(lines) + "\n"


def table(section: Section) -> Iterator[str]:
    """The rows of a section, numbers to the right."""
    rows = [tuple(map(safe, row)) for row in (section.head, *section.rows) if row]
    if not section.rows:
        yield "  —"
        return
    widths = [max(map(cells, column)) for column in zip(*rows)]
    for row in rows:
        padded = (
            _padded(cell, width, number in section.numbers)
            for number, (cell, width) in enumerate(zip(row, widths))
        )
        yield f"  {'  '.join(padded)}".rstrip()


def _padded(cell: str, width: int, right: bool) -> str:
    space = " " * (width - cells(cell))
    return space + cell if right else cell + space
