"""Our data as the protocol has it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import from_fs_path, to_fs_path

from ivrc.diagnostics import Diagnostic, Edit, Span
from ivrc.diagnostics.model import Severity
from ivrc.lsp.places import characters, units

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}


def name_of(uri: str) -> str:
    """What we call a text: its path, or for one that is no file what the editor calls it."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return str(Path(path).resolve()) if path else uri


def uri_of(name: str) -> str:
    """And back."""
    return (from_fs_path(name) or name) if Path(name).is_absolute() else name


class Lines:
    """The lines of a text, by which places are told in the units that were agreed on."""

    def __init__(self, text: str, encoding: str) -> None:
        self.lines = text.split("\n")
        self.encoding = encoding

    def line(self, number: int) -> str:
        """The words of one, from 0; none where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def position(self, line: int, character: int) -> lsp.Position:
        """Of a line and a character, both from 0. One behind the last line is the end."""
        if line >= len(self.lines):
            line, character = len(self.lines) - 1, len(self.lines[-1])
        return lsp.Position(max(line, 0), units(self.line(line), character, self.encoding))

    def range(self, line: int, start: int, end: int) -> lsp.Range:
        """A stretch of a line."""
        return lsp.Range(self.position(line, start), self.position(line, end))

    def of(self, span: Span) -> lsp.Range:
        """A place of ivrc's; the first line for a file as a whole."""
        if not span.line:
            return self.range(0, 0, len(self.line(0)))
        end = self.position(span.end_line - 1, span.end_column - 1)
        return lsp.Range(self.position(span.line - 1, span.column - 1), end)

    def place(self, position: lsp.Position) -> tuple[int, int]:
        """A line and a character, both from 0."""
        text = self.line(position.line)
        return position.line, characters(text, position.character, self.encoding)

    def edits(self, edits: Sequence[Edit]) -> list[lsp.TextEdit]:
        """What a mend writes."""
        return [lsp.TextEdit(self.of(each.span), each.text) for each in edits]


def diagnostic(
    one: Diagnostic, lines: Lines, related: Sequence[tuple[str, Lines]], zh: bool
) -> lsp.Diagnostic:
    """A finding. `related` are the files of its second places, each as the editor calls it."""
    message, mend = (one.zh, one.mend_zh) if zh else (one.en, one.mend_en)
    replay = f"\n{one.call}" if one.call else ""
    return lsp.Diagnostic(
        lines.of(one.span),
        f"{message}\n{mend}{replay}".rstrip(),
        _SEVERITIES[one.severity],
        one.code,
        source="ivrc",
        related_information=[
            lsp.DiagnosticRelatedInformation(
                lsp.Location(uri_of(name), of.of(label.span)), label.zh if zh else label.en
            )
            for label, (name, of) in zip(one.labels, related)
        ],
    )


def touch(one: lsp.Range, other: lsp.Range) -> bool:
    """Whether two stretches have a line in common."""
    return one.start.line <= other.end.line and other.start.line <= one.end.line
