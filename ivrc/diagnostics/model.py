"""The data of a diagnostic. Printing, exit codes and languages are somebody else's work.

A place is a file, a line and a column; both count from 1, and a column counts characters (Unicode code
points) as an editor's does, not bytes and not terminal cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad it is. A build refuses on errors only."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A stretch of a source file, end exclusive. `line` 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Label(NamedTuple):
    """A second place that explains the first ("it was defined here")."""

    span: Span
    zh: str
    en: str


class Edit(NamedTuple):
    """A change of a source file: where `was` stands, on one line, `text` should. Of an insertion `was` is empty; a line
    break in `text` begins a new line."""

    span: Span
    was: str
    text: str


class Diagnostic(NamedTuple):
    """One finding: code, severity, place, message and mend in Chinese and English, further places.

    `fix`, where there is one, is the text that should stand at `span` instead: most likely, and a person decides.
    `edits` leave nothing to decide: together they are what `ivrc check --fix` writes. `replay` are the arguments of
    `ivrc call`, the menu file first, that play a call of which the finding is true; empty where it is about no call. `title` is the title of its code in Chinese and English, where that is not in the table.
    """

    code: str
    severity: Severity
    span: Span
    zh: str
    en: str
    mend_zh: str = ""
    mend_en: str = ""
    labels: tuple[Label, ...] = ()
    fix: str | None = None
    edits: tuple[Edit, ...] = ()
    replay: tuple[str, ...] = ()
    title: tuple[str, ...] = ()

    @property
    def call(self) -> str:
        """The command of `replay` as a shell reads it; empty where there is none."""
        if not self.replay:
            return ""
        from shlex import join

        return join(("ivrc", "call", *self.replay))


class Allowed(NamedTuple):
    """A finding that may stand as it is: the comment that says so, and its reason. No build refuses for it."""

    finding: Diagnostic
    span: Span
    reason: str


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Whether a build must refuse."""
    return any(d.severity is Severity.ERROR for d in found)
