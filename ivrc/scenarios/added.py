"""One more call in a scenario file: what stands there stays as it is, comments and all."""

from __future__ import annotations

import re
from typing import Any

from ivrc.scenarios.load import of_text
from ivrc.scenarios.scenario import File

_ITEM = re.compile(r"^([ \t]*)-(?:[ \t]|$)")


def added(file: File, item: str) -> str | None:
    """The text of a file with one more item of its `calls`, as it is written at the margin; None where it cannot stand there, such
    as in a file whose calls are all on one line. It is read again: the file says what it said, and the item."""
    assert file.marks is not None
    lines = file.text.split("\n")
    if not lines[-1]:
        lines.pop()
    first = file.marks.keys[("calls",)].line
    margin = next((told[1] for line in lines[first:] if (told := _ITEM.match(line))), "")
    new = [margin + line if line else line for line in item.rstrip("\n").split("\n")]
    at = len(lines) if list(file.value)[-1] == "calls" else _end(file)
    if any(not above and _ITEM.match(below) for above, below in zip(lines[first + 1 :], lines[first + 2 :])):
        new.insert(0, "")
    text = "\n".join([*lines[:at], *new, *lines[at:], ""])
    return text if _value(text) == _with(file.value, _value(f"menu: '-'\ncalls:\n{item}")) else None


def _end(file: File) -> int:
    """How many lines there are up to the end of the last call."""
    assert file.marks is not None
    within = ("calls", len(file.value["calls"]) - 1)
    spans = [span for path, span in file.marks.values.items() if path[:2] == within and len(path) > 2]
    last = max(spans, key=lambda span: (span.end_line, span.end_column))
    return last.end_line - (last.end_column == 1)


def _value(text: str) -> Any:
    return of_text("", text)[0].value


def _with(value: Any, one: Any) -> Any:
    return one and {**value, "calls": [*value["calls"], *one["calls"]]}
