"""The voice talent's script, as Excel (Office Open XML, ECMA-376) and as CSV (RFC 4180).

What callers, menus or phrases bring into a cell is text and never a formula: in Excel cells are typed as text, and
in CSV, where nothing can be typed, a cell that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Any

from ivrc.cells import formula, inert
from ivrc.flow.nodes import BEEP
from ivrc.prompts.listing import WHY
from ivrc.prompts.sheet import RECORDED, STALE, Row
from ivrc.prompts.uses import Use

COLUMNS = (
    ("编号", "ID", 34),
    ("文字", "Text", 44),
    ("读音", "Reading", 40),
    ("类别", "Category", 12),
    ("怎么说", "How to say it", 34),
    ("前一句", "Before", 28),
    ("后一句", "After", 28),
    ("最长秒数", "Longest seconds", 10),
    ("状态", "Status", 16),
    ("同意人", "Approved by", 14),
    ("用在", "Where", 22),
    ("语言", "Language", 9),
)
"""Heading in Chinese and English, and width in characters."""

_STATUS = {RECORDED: ("已录", "recorded"), STALE: ("文字改过，要重录", "text changed: record anew")}
_THEN = {
    "key": ("（等来电者按键）", "(the caller presses a key)"),
    "record": ("（来电者留言）", "(the caller speaks)"),
}


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 cannot hold."""

_GUIDE_ZH = (
    "每条一个文件，文件名就是编号，例如 您好-1a2b3c4d.wav。",
    "WAV（16 或 24 位，44.1 或 48 kHz，单声道）最好，FLAC 也可以；MP3 只作应急。",
    "前后各留半秒安静；不要削波，不要压缩、混响和降噪。音量和剪裁由 ivrc 统一处理。",
    "语气要连得上“前一句”和“后一句”：它们会接着播放。",
    "录完把文件放进一个文件夹，运行 ivrc prompts import 文件夹。",
    "要改话，直接改“文字”这一列，话里的按键和变量的内容不动；同意的，在“同意人”写上名字；再运行 ivrc prompts import 这份表格。",
)
_GUIDE_EN = (
    "One file for each row, named by its ID: 您好-1a2b3c4d.wav.",
    "WAV (16 or 24 bits, 44.1 or 48 kHz, one channel) is best, FLAC is as good; MP3 only if there is nothing else.",
    "Leave half a second of silence at both ends; no clipping, no compression, reverb or noise reduction. Level and "
    "trimming are done by ivrc.",
    "Speak so that it goes with the lines before and after: they are played one after the other.",
    "Put the files into a folder and run ivrc prompts import FOLDER.",
    "To change words, edit the column Text and leave keys and values in them as they are; who approves writes a name under Approved by. "
    "Then run ivrc prompts import with this sheet.",
)


def cells(rows: Sequence[Row], lang: str) -> list[list[str | float]]:
    """The script's rows, each prompt once however many hotlines play it. The beep is nobody's to record."""
    unique: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.clip.id != BEEP:
            unique.setdefault((row.clip.locale, row.clip.id), []).append(row)
    return [_cells(same, lang != "zh") for same in unique.values()]


def _cells(same: Sequence[Row], english: bool) -> list[str | float]:
    row = same[0]
    first = row.uses[0] if row.uses else None
    places = dict.fromkeys(_place(r, use, english) for r in same for use in r.uses)
    todo = "to record" if english else "待录"
    return [
        row.clip.id,
        row.clip.text,
        row.reading,
        row.category[english],
        row.coaching[english],
        first.before if first else "",
        (first.after or (_THEN[first.then][english] if first.then else "")) if first else "",
        row.longest,
        _STATUS[row.state][english] if row.state in _STATUS else todo,
        row.approved,
        ("; " if english else "；").join(places),
        row.clip.locale,
    ]


def _place(row: Row, use: Use, english: bool) -> str:
    return " ".join(filter(None, (row.hotline, use.node, WHY[use.why][english])))


def as_csv(rows: Sequence[Row], lang: str) -> bytes:
    """UTF-8 with a byte order mark, without which Excel takes it for the system's own encoding."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([heading[lang != "zh"] for heading in COLUMNS])
    for row in cells(rows, lang):
        writer.writerow([inert(cell) if isinstance(cell, str) else f"{cell:g}" for cell in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def as_xlsx(rows: Sequence[Row], lang: str) -> bytes:
    """A workbook: the script, and a sheet that says how to deliver."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "录音稿" if lang == "zh" else "Script"
    table: list[list[str | float]] = [[heading[lang != "zh"] for heading in COLUMNS], *cells(rows, lang)]
    for line, row in enumerate(table, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(line, column)
            _put(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if line == 1:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor="E8E8E8")
    for column, (_, _, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(table)}"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = (
        "landscape",
        1,
        0,
    )
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    guide: Any = book.create_sheet("说明" if lang == "zh" else "How to deliver")
    guide.column_dimensions["A"].width = 100
    for line, text in enumerate(_GUIDE_ZH if lang == "zh" else _GUIDE_EN, 1):
        _put(guide.cell(line, 1), text)
        guide.cell(line, 1).alignment = Alignment(wrap_text=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Any, value: str | float) -> None:
    """A number as a number, and anything else as text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = _ILLEGAL.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = formula(value)
    else:
        cell.value = value
