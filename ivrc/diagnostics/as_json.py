"""Diagnostics for programs: one JSON object (RFC 8259), a finding a line, both languages.

The keys are an interface: new ones may come, none goes or changes its meaning while `version` is 1. Lines and
columns count from 1, columns in characters (Unicode code points), ends exclusive; a finding about a file as a
whole has null for all four.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from ivrc.diagnostics.model import Allowed, Diagnostic, Severity, Span

VERSION = 1
_LONE = re.compile("[\ud800-\udfff]")


def as_json(found: Sequence[Diagnostic], **lists: Sequence[Any]) -> str:
    """`{"version": 1, "diagnostics": [...], "errors": n, "warnings": n, "notes": n}`, and what else a command has to
    tell, by name, an item a line."""
    severities = [one.severity for one in found]
    counts = {f"{severity}s": severities.count(severity) for severity in Severity}
    told = _lines("diagnostics", [_one(one) for one in found])
    more = "".join(f"{_lines(name, items)}, " for name, items in lists.items())
    return f'{{"version": {VERSION}, {told}, {more}{dumps(counts)[1:]}\n'


def item(one: Allowed) -> dict[str, Any]:
    """A finding that is allowed: as the others, with the comment that allows it."""
    return {**_one(one.finding), "allowed": {**_place(one.span), "reason": one.reason}}


def _lines(name: str, items: Sequence[Any]) -> str:
    """`"name": [...]`, an item a line."""
    return f'"{name}": [{",".join(f"{chr(10)}{dumps(item)}" for item in items)}\n]'


def dumps(value: Any) -> str:
    """JSON in which only lone surrogates (from file names that are no text) are written as escapes."""
    text = json.dumps(value, ensure_ascii=False)
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _one(one: Diagnostic) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        **_place(one.span),
        "message": {"zh": one.zh, "en": one.en},
        "mend": {"zh": one.mend_zh, "en": one.mend_en},
        "fix": one.fix,
        "edits": [{**_place(edit.span), "text": edit.text} for edit in one.edits],
        "replay": one.call or None,
        "labels": [
            {**_place(label.span), "message": {"zh": label.zh, "en": label.en}} for label in one.labels
        ],
    }


def _place(span: Span) -> dict[str, Any]:
    if not span.line:
        return {"file": span.file, "line": None, "column": None, "end_line": None, "end_column": None}
    return span._asdict()
