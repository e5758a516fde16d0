"""Edits carried out on a text: all or none of a finding's, and no two in the same place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ivrc.diagnostics import Diagnostic, Edit

Place = tuple[int, int, int]
"""Line, and the columns at which an edit begins and ends."""
Taken = dict[tuple[str, int], list[Edit]]
"""The edits that are made, by file and line."""


def fitting(found: Iterable[Diagnostic], texts: dict[str, str]) -> list[Diagnostic]:
    """Of the findings those whose edits can be made at once: where they are, what they expect stands, and no other edit is.

    Of two findings that want the same edit the second is mended with the first.
    """
    lines = {file: text.split("\n") for file, text in texts.items()}
    taken: Taken = {}
    kept: list[Diagnostic] = []
    for one in found:
        if one.edits and all(_fits(edit, lines.get(edit.span.file), taken) for edit in one.edits):
            kept.append(one)
            for edit in one.edits:
                taken.setdefault((edit.span.file, edit.span.line), []).append(edit)
    return kept


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits that fit one another; line ends are `\\n`."""
    lines = text.split("\n")
    for edit in sorted(set(edits), key=_place, reverse=True):
        line = lines[edit.span.line - 1]
        lines[edit.span.line - 1] = (
            line[: edit.span.column - 1] + edit.text + line[edit.span.end_column - 1 :]
        )
    return "\n".join(lines)


def _fits(edit: Edit, lines: Sequence[str] | None, taken: Taken) -> bool:
    number, start, end = _place(edit)
    if lines is None or edit.span.end_line != number or not 0 < number <= len(lines):
        return False
    if lines[number - 1][start - 1 : end - 1] != edit.was or edit.was == edit.text:
        return False
    for made in taken.get((edit.span.file, number), ()):
        _, begin, stop = _place(made)
        if made != edit and ((start < stop and begin < end) or start == begin):
            return False
    return True


def _place(edit: Edit) -> Place:
    return edit.span.line, edit.span.column, edit.span.end_column
