"""The record that a switch has told of a call, held against the one that its trace gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ivrc.diagnostics import Diagnostic, Span
from ivrc.flow.nodes import Hotline
from ivrc.records import jsonl
from ivrc.records.of_trace import record_of
from ivrc.records.record import Record
from ivrc.simulate.caller import Circumstances
from ivrc.simulate.trace import Event

_SLACK = timedelta(seconds=2)
"""Moments are told in whole seconds, by the step that comes to them."""
_SLACK_S = 1.5


def differs(
    hotline: Hotline, trace: Sequence[Event], given: Circumstances, lines: Sequence[str]
) -> tuple[str, str] | None:
    """How what was told differs, in Chinese and English; None where it does not."""
    if len(lines) != 1:
        return f"通话记录写了 {len(lines)} 次", f"its record was told {len(lines)} times"
    there = jsonl.one(lines[0].encode(), Span(hotline.name))
    if isinstance(there, Diagnostic):
        return f"通话记录不对（{there.zh}）：{lines[0]}", f"its record is none ({there.en}): {lines[0]}"
    meant = record_of(hotline, trace, given)
    for field in Record._fields:
        one, other = _told(meant, field), _told(there, field)
        if one != other and not _near(one, other):
            return (
                f"通话记录的 {field} 应当是 {one}，写的是 {other}",
                f"{field} of its record ought to be {one}, and is {other}",
            )
    return None


def _told(record: Record, field: str) -> Any:
    """A field without what is the switch's own: names of files, the day, what a fault was about."""
    held = getattr(record, field)
    match field:
        case "id":
            return held != ""
        case "start":
            return held.utcoffset()
        case "answered" | "end":
            return held and held - record.start
        case "recording":
            return held is not None
        case "messages":
            return [each.split("/")[-2] for each in held]
        case "faults":
            return [each.node for each in held]
        case "notes":
            return [(each.table, dict(each.fields)) for each in held]
        case _:
            return held


def _near(one: Any, other: Any) -> bool:
    if isinstance(one, timedelta) and isinstance(other, timedelta):
        return abs(one - other) <= _SLACK
    return isinstance(one, float) and isinstance(other, float) and abs(one - other) <= _SLACK_S
