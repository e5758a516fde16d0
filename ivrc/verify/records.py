"""The record that a switch has told of a call, held against the one that its trace gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from ivrc.diagnostics import Diagnostic, Span
from ivrc.flow.kinds.lookup import TIMED_OUT
from ivrc.flow.nodes import Hotline
from ivrc.records import jsonl
from ivrc.records.of_trace import record_of
from ivrc.records.record import Record
from ivrc.simulate.caller import Circumstances
from ivrc.simulate.trace import Event

_SLACK_MS = {timedelta: 2000, float: 1500}
"""Moments are told in whole seconds, by the step that comes to them."""


class Difference(NamedTuple):
    """How what was told differs, in words, and by how many milliseconds where it is a time: that may be the machine's."""

    zh: str
    en: str
    off_ms: int = 0


def differs(
    hotline: Hotline, trace: Sequence[Event], given: Circumstances, lines: Sequence[str]
) -> Difference | None:
    """How what was told differs; None where it does not."""
    if len(lines) != 1:
        return Difference(f"通话记录写了 {len(lines)} 次", f"its record was told {len(lines)} times")
    there = jsonl.one(lines[0].encode(), Span(hotline.name))
    if isinstance(there, Diagnostic):
        return Difference(
            f"通话记录不对（{there.zh}）：{lines[0]}", f"its record is none ({there.en}): {lines[0]}"
        )
    meant = record_of(hotline, trace, given)
    for field in Record._fields:
        one, other = _told(meant, field), _told(there, field)
        off_ms = _off_ms(one, other)
        if one != other and not 0 < off_ms <= _SLACK_MS[type(one)]:
            return Difference(
                f"通话记录的 {field} 应当是 {one}，写的是 {other}",
                f"{field} of its record ought to be {one}, and is {other}",
                off_ms,
            )
    return _too_soon(there)


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
        case "services":
            return [(each.service, each.outcome) for each in held]
        case _:
            return held


def _too_soon(record: Record) -> Difference | None:
    """A service of which the switch tells that it was given up, within less than the second that it has at least. How long it
    had is the switch's to say: what we hear of it may come late."""
    for each in record.services:
        if each.outcome == TIMED_OUT and each.ms < 1000:
            zh, en = (
                f"通话记录说 {each.service} 超时，却只用了 {each.ms} 毫秒",
                f"its record has {each.service} time out within {each.ms} ms",
            )
            return Difference(zh, en)
    return None


def _off_ms(one: Any, other: Any) -> int:
    """By how much a moment or a length is off; 0 of what is neither."""
    if isinstance(one, timedelta) and isinstance(other, timedelta):
        return round(abs(one - other) / timedelta(milliseconds=1))
    return round(abs(one - other) * 1000) if isinstance(one, float) and isinstance(other, float) else 0
