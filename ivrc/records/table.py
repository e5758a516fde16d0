"""CSV (RFC 4180), in UTF-8 with or without a byte order mark: a row of keys, then a record a row.

An empty cell is null. `path`, `messages`, `faults`, `notes` and `services`, which may lack, are JSON in their cell. A cell that a spreadsheet would
take for a formula has an apostrophe before it, and so has one that begins with an apostrophe; one apostrophe at the
beginning of a cell is not part of what it holds.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from ivrc.cells import MARK, inert
from ivrc.diagnostics import Diagnostic
from ivrc.records.from_data import seen
from ivrc.records.lines import lines
from ivrc.records.record import KEYS, MAY_LACK, Record
from ivrc.records.refusals import LONGEST, at, bad_table, no_record, not_utf8
from ivrc.records.strict_json import decoded

_LISTS = ("path", "messages", "faults", "notes", "services")
"""The columns that hold JSON."""


class _TooLongError(Exception):
    pass


def written(calls: Iterable[Record]) -> bytes:
    """A whole file, with a byte order mark, without which Excel takes it for the system's own encoding."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(KEYS)
    for call in calls:
        told = call.as_dict()
        writer.writerow([_cell(key, told.get(key, [])) for key in KEYS])
    return out.getvalue().encode("utf-8-sig")


def _cell(key: str, value: Any) -> str:
    if value is None:
        return ""
    if key in _LISTS or not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return MARK + value if value.startswith(MARK) else inert(value)


def read(file: BinaryIO, name: str) -> Iterator[tuple[int, Record | Diagnostic]]:
    """The line in which each row begins and what it holds. Where the rows cannot be told apart any more, the rest is not read."""
    rows = csv.reader(_texts(file), strict=True)
    csv.field_size_limit(LONGEST)
    began = 1
    keys: list[str] = []
    try:
        for row in rows:
            if not keys:
                keys = [key.strip() for key in row]
                if wrong := _no_header(keys, name):
                    yield 1, wrong
                    return
            elif row:
                yield began, _one(keys, row, name, began)
            began = rows.line_num + 1
    except csv.Error as problem:
        yield began, _broken(name, began, str(problem))
    except _TooLongError:
        yield began, _broken(name, began, f"> {LONGEST >> 20} MiB")
    if not keys:
        yield (
            1,
            bad_table(
                at(name, 1),
                "CSV 文件是空的，连列名也没有",
                "this CSV file is empty, without even a row of keys",
                "第一行写列名；没有通话的表也要有这一行。",
                "Write the keys in the first row; a table without calls has that row, too.",
            ),
        )


def _texts(file: BinaryIO) -> Iterator[str]:
    for line in lines(file):
        if line is None:
            raise _TooLongError
        yield line.decode(errors="surrogateescape")


def _no_header(keys: list[str], name: str) -> Diagnostic | None:
    span = at(name, 1)
    if twice := next((key for key in keys if keys.count(key) > 1), ""):
        return bad_table(
            span,
            f"“{twice}”列有两个",
            f"there are two columns `{twice}`",
            "只留一个。",
            "Leave only one of them.",
        )
    missing = [key for key in KEYS if key not in (*keys, *MAY_LACK)]
    if not missing:
        return None
    zh, en = "第一行写列名，列与列用半角逗号分开；", "The first row has the keys, with commas between them; "
    return bad_table(
        span,
        f"缺少这些列：{'、'.join(missing)}",
        f"these columns are missing: {', '.join(missing)}",
        f"{zh}全部列名见 docs/records.zh-CN.md。",
        f"{en}docs/records.md lists them.",
    )


def _one(keys: list[str], row: list[str], name: str, line: int) -> Record | Diagnostic:
    span = at(name, line)
    if len(row) != len(keys):
        return no_record(
            span,
            f"这一行有 {len(row)} 格，列名有 {len(keys)} 个",
            f"this row has {len(row)} cells, and there are {len(keys)} columns",
            "含逗号、引号或换行的格要放在半角双引号里，里面的引号写两个。",
            "Put a cell with commas, quotation marks or line ends into quotation marks, and write those in it twice.",
        )
    if any("\udc80" <= char <= "\udcff" for cell in row if not cell.isprintable() for char in cell):
        return not_utf8(span)
    return seen({key: _READ.get(key, _text)(cell) for key, cell in zip(keys, row)}, span)


def _broken(name: str, line: int, reason: str) -> Diagnostic:
    """How many calls stand in the rest, nobody knows: it is no bad line that could be left out."""
    return bad_table(
        at(name, line),
        f"从这一行起分不清各格（{reason}），后面没有再读",
        f"from this row on the cells cannot be told apart ({reason}), and the rest was not read",
        "检查引号是不是成对。",
        "Check whether each quotation mark has its other half.",
    )


def _text(cell: str) -> str | None:
    return cell.removeprefix(MARK) or None


def _switch(cell: str) -> Any:
    """true or false; a spreadsheet writes them in capitals."""
    return {"true": True, "false": False}.get(cell.lower(), cell)


def _number(cell: str) -> Any:
    return _json(cell) if cell else None


def _json(cell: str) -> Any:
    """What JSON the cell holds; what is none is left as it is, and fits nowhere."""
    try:
        return decoded(cell)
    except (ValueError, RecursionError):
        return cell


_READ: Mapping[str, Callable[[str], Any]] = {
    "version": _json, "notice": _switch, "waited_s": _number, **dict.fromkeys(_LISTS, _json),
}  # fmt: skip
