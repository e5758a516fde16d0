"""A script as it comes back from people who work in a spreadsheet: rows by their ID, wherever they stand now.

Excel saves CSV with a byte order mark, in the system's own encoding (GBK) or as UTF-16 with tabs; it makes numbers of figures and dates of
what looks like one, merges cells and leaves formulas. What is not text any more is told, and never guessed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from ivrc.cells import NoTable, rows
from ivrc.diagnostics import Diagnostic
from ivrc.prompts.reword_findings import unread
from ivrc.prompts.script import COLUMNS

LARGEST = 32 << 20
_UNPACKED = 128 << 20
"""Bytes of a workbook's parts; more is no script."""
_ID, _TEXT, _APPROVED, _LOCALE = (
    ("编号", "ID"), ("文字", "Text"), ("同意人", "Approved by"), ("语言", "Language"),
)  # fmt: skip
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_BROKEN_LINE = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")


class Returned(NamedTuple):
    """A row: where it stands in the sheet, its ID, language, words and who approved it: None without
    such a column, empty for nobody."""

    place: str
    id: str
    locale: str
    text: str
    approved: str | None


class Cell(NamedTuple):
    """What a cell holds as text; `why` is what keeps it from being words, in Chinese and English."""

    text: str
    why: tuple[str, str] = ("", "")


Table = list[tuple[int, list[Cell]]]
"""Rows with their numbers."""


def read(name: str, data: bytes) -> tuple[list[Returned], list[Diagnostic]]:
    """The rows of a sheet that is called `name`."""
    try:
        table = list(_workbook(data)) if name.lower().endswith(".xlsx") else list(_lines(data))
    except NoTable as problem:
        return [], [_not_read(name, *problem.args)]
    for at, (_, cells) in enumerate(table):
        heads = [cell.text.strip() for cell in cells]
        columns = [next((heads.index(each) for each in names if each in heads), -1) for names in (_ID, _TEXT, _APPROVED, _LOCALE)]  # fmt: skip
        if columns[0] >= 0 and columns[1] >= 0:
            return _rows(name, table[at + 1 :], columns)
    return [], [_not_read(name, "没有“编号”和“文字”两列", "it has no columns ID and Text")]


def _rows(name: str, table: Table, columns: list[int]) -> tuple[list[Returned], list[Diagnostic]]:
    taken: list[Returned] = []
    found: list[Diagnostic] = []
    seen: dict[tuple[str, str], Returned] = {}
    for number, cells in table:
        id_, text, approved, locale = (cells[at] if 0 <= at < len(cells) else Cell("") for at in columns)
        place = f"{name}:{number}"
        if not any(cell.text.strip() or cell.why[0] for cell in cells):
            continue
        wrong = next((cell.why for cell in (id_, text, approved) if cell.why[0]), None)
        if wrong is None and not text.text.strip() and id_.text.strip():
            wrong = ("文字这一格是空的", "the cell of its words is empty")
        if wrong:
            found.append(_not_read(place, *wrong))
            continue
        row = Returned(
            place,
            id_.text.strip(),
            locale.text.strip(),
            _words(text.text),
            approved.text.strip() if columns[2] >= 0 else None,
        )
        key = (row.locale, row.id)
        if row.id and key in seen and seen[key][3:] != row[3:]:
            twice = (
                f"和 {seen[key].place} 编号相同，内容不同",
                f"it has the ID of {seen[key].place} and says something else",
            )
            found.append(_not_read(place, *twice))
            continue
        seen[key] = row
        taken.append(row)
    return taken, found


def _words(text: str) -> str:
    """Words on one line, blanks as a prompt has them."""
    text = _BROKEN_LINE.sub(lambda gap: " " if _latin(text, gap) else "", text.strip())
    return " ".join(text.replace("\u00a0", " ").split())


def _latin(text: str, gap: re.Match[str]) -> bool:
    """Whether words on both sides are parted by blanks."""
    return not re.search(f"[{_HAN}]", text[gap.start() - 1 : gap.start()] + text[gap.end() : gap.end() + 1])


def _workbook(data: bytes) -> Iterator[tuple[int, list[Cell]]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNPACKED:
                raise NoTable("表格太大", "it is too large")
        book = load_workbook(io.BytesIO(data))
    except NoTable:
        raise
    except Exception:  # whatever openpyxl finds wrong with hostile bytes: it names no errors of its own
        raise NoTable("不是 Excel 的工作簿", "it is no workbook of Excel") from None
    for sheet in book.worksheets:
        rows = [[_cell(cell) for cell in row] for row in sheet.iter_rows(max_col=200)]
        merged = {at for area in sheet.merged_cells.ranges for at in area.cells}
        for row, column in merged:
            if row <= len(rows) and column <= len(rows[row - 1]):
                rows[row - 1][column - 1] = Cell(
                    "",
                    (
                        "单元格合并过，不知道是哪一行的",
                        "cells were merged, and which row they are of cannot be told",
                    ),
                )
        heads = {cell.text.strip() for row in rows[:20] for cell in row}
        if heads & set(_ID) and heads & set(_TEXT):
            yield from enumerate(rows, 1)
            return


def _cell(cell: Any) -> Cell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return Cell("")
    if kind in ("s", "inlineStr"):
        return Cell(str(value))
    if kind == "n" and isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(f"{value:g}" if isinstance(value, float) else str(value), _number(value))
    why = {
        "f": ("这一格是公式", "the cell is a formula"),
        "e": ("这一格是 Excel 的错误值", "the cell is an error of Excel's"),
        "d": ("Excel 把这一格当成了日期", "Excel has made a date of the cell"),
        "b": ("Excel 把这一格当成了真假值", "Excel has made a truth value of the cell"),
    }
    return Cell(str(value), why.get(kind, ("这一格不是文字", "the cell is not text")))


def _number(value: float) -> tuple[str, str]:
    return (
        f"Excel 把这一格当成了数 {value:g}，前面的零可能丢了",
        f"Excel has made the number {value:g} of the cell, and zeros may be lost",
    )


def _lines(data: bytes) -> Iterator[tuple[int, list[Cell]]]:
    heads = {head for names in COLUMNS for head in names[:2]}
    for number, row in rows(data, heads):
        yield number, [Cell(cell) for cell in row]


def _not_read(place: str, zh: str, en: str) -> Diagnostic:
    return unread(
        place, zh, en,
        "把这一格的格式设成“文本”再填，或者用 ivrc prompts export 导出的表格；编号、文字两列不要改名。",
        "Make the cell one of text and write it again, or use a sheet of ivrc prompts export; leave the columns ID and Text their names.",
    )  # fmt: skip
