"""Cells of CSV: what comes from a spreadsheet is text and nothing else, and text that a spreadsheet would take for a formula is
marked as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator

MARK = "'"
"""Before text that is no formula."""

_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
"""How one begins (OWASP, CSV injection); Excel in Chinese takes the full-width signs, too."""


class NoTable(Exception):
    """Why bytes are no table, in Chinese and English."""


def formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.startswith(_FORMULAS)


def inert(text: str) -> str:
    """The text, marked where it would be a formula."""
    return MARK + text if formula(text) else text


def unmarked(cell: str) -> str:
    """A cell without the mark that kept it from being a formula. One that Excel shows without it comes back without it."""
    return cell[len(MARK) :] if cell.startswith(MARK) and formula(cell[len(MARK) :]) else cell


def rows(data: bytes, heads: Collection[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of CSV as Excel saves it, each with the line that it ends in: cells are parted by the sign by which the first row has
    most of the `heads`. Raises NoTable."""
    text = _decoded(data).lstrip("\ufeff")
    begin = text.lstrip("\r\n").split("\n", 1)[0]
    sign = max(",;\t", key=lambda each: sum(part.strip().strip('"') in heads for part in begin.split(each)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        for row in reader:
            yield reader.line_num, [unmarked(cell) for cell in row]
    except csv.Error:
        raise NoTable("不是 CSV", "it is no CSV") from None


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or what Excel in Chinese saves CSV in: GBK, read as GB 18030, which holds it."""
    names = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for name in names:
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise NoTable("既不是 UTF-8，也不是 GBK", "it is neither UTF-8 nor GBK")
