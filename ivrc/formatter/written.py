"""A menu file in the one way of writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.diagnostics.terminal import cells, safe
from ivrc.formatter.marks import marks_of
from ivrc.formatter.row import COLUMNS, Column, Row
from ivrc.formatter.rows import rows
from ivrc.language.lexer import tokens

INDENT = " " * 4
_BEFORE_COMMENT = 3
_APART = 16
"""How much wider than another a line may be, to stand in one column with it."""


def written(source: str) -> str:
    """A text whose form is right, which no more than marks, spaces and lines are changed in."""
    found = list(tokens(source, "", []))
    made = _spaced(rows(source, found, marks_of(found)))
    texts = _commented(made, _aligned(made))
    return "".join(f"{text}\n" for text in texts)


def _spaced(made: Sequence[Row]) -> list[Row]:
    """One empty line at most, none at the ends and below a header, and one between blocks; blocks of one line may stand together."""
    told: list[Row] = []
    for at, row in enumerate(made):
        if row.empty:
            if told and not (told[-1].empty or (told[-1].header and not _short(made, at))):
                told.append(Row())
            continue
        if row.header and row.level == 0:
            _part(told, short=_short(made, at))
        told.append(row)
    while told and told[-1].empty:
        told.pop()
    return told


def _part(told: list[Row], *, short: bool) -> None:
    """An empty line before a header that comes next, and before the comments right above it."""
    at = len(told)
    while at and told[at - 1].remark and told[at - 1].level == 0:
        at -= 1
    if at and not told[at - 1].empty and not (short and told[at - 1].header and at == len(told)):
        told.insert(at, Row())


def _short(made: Sequence[Row], at: int) -> bool:
    """Whether a block is its header alone."""
    following = next((made[after] for after in range(at + 1, len(made)) if not made[after].empty), None)
    return following is None or following.header or following.level == 0


def _aligned(made: Sequence[Row]) -> list[str]:
    """The text of each row, without its comment."""
    texts = [INDENT * row.level + row.first + (f" {row.rest}" if row.rest else "") for row in made]
    for column in COLUMNS:
        for run in _runs(made, column):
            widths = {at: _width(made[at].first) for at in run}
            widest = max(widths.values())
            if widest - min(widths.values()) > _APART:
                continue
            for at, width in widths.items():
                blanks = " " * (widest - width + column.blanks)
                texts[at] = INDENT * made[at].level + made[at].first + blanks + made[at].rest
    return texts


def _runs(made: Sequence[Row], column: Column) -> Iterator[list[int]]:
    """The rows that share a column."""
    run: list[int] = []
    for at, row in enumerate(made):
        if row.column == column:
            run.append(at)
        elif run and (column.parted or row.header):
            yield run
            run = []
    if run:
        yield run


def _commented(made: Sequence[Row], texts: Sequence[str]) -> Iterator[str]:
    """The text of each row with its comment; those of neighbouring lines stand in one column."""
    at = 0
    while at < len(made):
        end = at
        while end < len(made) and made[end].comment and made[end].first:
            end += 1
        widest = max((_width(text) for text in texts[at:end]), default=0)
        for row, text in zip(made[at:end], texts[at:end], strict=True):
            yield text + " " * (widest - _width(text) + _BEFORE_COMMENT) + row.comment
        if end < len(made):
            row = made[end]
            yield INDENT * row.level + row.comment if row.remark else texts[end] if row.first else ""
        at = end + 1


def _width(text: str) -> int:
    return cells(safe(text))
