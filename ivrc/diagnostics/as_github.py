"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a change.

Form and escaping are those of `@actions/core` (`command.ts`): a message escapes `%`, CR and LF, a property `:` and
`,` as well. Columns count from 1; `endColumn` is the last one marked (it defaults to `col`), and neither may be sent
for a place of several lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ivrc.diagnostics.model import Diagnostic, Severity, Span
from ivrc.diagnostics.terminal import safe

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(found: Sequence[Diagnostic], title: Callable[[str], str], language: str = "zh") -> str:
    """A line a finding. `title` gives a code's title in the same language, empty if it has none."""
    return "".join(_line(one, title(one.code), language == "zh") for one in found)


def _line(one: Diagnostic, title: str, zh: bool) -> str:
    properties = {**_place(one.span), "title": f"{one.code} {title}".rstrip()}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = safe(one.zh if zh else one.en)
    if mend := safe(one.mend_zh if zh else one.mend_en):
        message += f"\n{mend}"
    return f"::{_COMMANDS[one.severity]} {told}::{_message(message)}\n"


def _place(span: Span) -> dict[str, str | int]:
    place: dict[str, str | int] = {"file": span.file}
    if span.line:
        place["line"] = span.line
        if span.end_line > span.line:
            place["endLine"] = span.end_line
        else:
            place["col"] = span.column
            place["endColumn"] = max(span.column, span.end_column - 1)
    return place


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
