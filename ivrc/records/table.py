"""Records as CSV (RFC 4180): a line of names, then a line for each call, for programs that make tables of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from ivrc.records.record import Record

_APART = " > "


def csv_of(records: Iterable[Record]) -> str:
    """The whole table. What is a list is one text: names with ` > ` between them, notes and faults as JSON. A text that a
    spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV Injection)."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(Record._fields)
    for record in records:
        told = record.as_dict()
        write.writerow(_cell(told[name]) for name in Record._fields)
    return out.getvalue()


def _cell(held: object) -> str:
    match held:
        case None | []:
            return ""
        case bool():
            return "yes" if held else "no"
        case [str(), *_]:
            return _text(_APART.join(map(str, held)))
        case list():
            return _text(json.dumps(held, ensure_ascii=False))
        case _:
            return _text(str(held))


def _text(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
