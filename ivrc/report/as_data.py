"""A report for programs: JSON, version 1, and a table as CSV."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any

from ivrc.cells import inert
from ivrc.report.model import Group, Report, Share

VERSION = 1


def as_json(report: Report, lang: str) -> str:
    """One object, the same in every language; rates are fractions with what they are made of."""
    return json.dumps(as_dict(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_dict(report: Report) -> dict[str, Any]:
    again = report.complaints
    return {
        "version": VERSION,
        "hotlines": list(report.hotlines),
        "first": report.first,
        "last": report.last,
        "at": _utc(report.now),
        "all": _group(report.all),
        "outcomes": dict(report.outcomes),
        "options": [{"option": name, "calls": calls} for name, calls in report.options],
        "by": report.by,
        "groups": [_group(each) for each in report.groups],
        "callbacks": _callbacks(report),
        "missed": [
            {"hotline": each.hotline, "number": each.number, "calls": each.calls, "last": each.last}
            for each in report.missed
        ],
        "outward": [each._asdict() | {"reached_rate": _share(each.reached_rate)} for each in report.outward],
        "services": [each._asdict() | {"failed_rate": _share(each.failed_rate)} for each in report.services],
        "complaints": {
            "options": list(report.complained),
            "taken": again.taken,
            "again": again.again,
            "again_rate": _share(again.again_rate),
        },
        "satisfied": list(report.satisfied),
        "connected": report.connected,
        "attempts": report.attempts,
        "connected_rate": _share(report.connected_rate),
        "left_out": report.left._asdict(),
    }


def _callbacks(report: Report) -> dict[str, Any]:
    back = report.callbacks
    return {
        "within_h": report.within_h,
        "promised": back.promised,
        "in_time": back.in_time,
        "late": back.late,
        "overdue": back.overdue,
        "timely_rate": _share(back.timely_rate),
        "open": [
            {
                "id": each.id,
                "hotline": each.hotline,
                "number": each.number,
                "about": each.about,
                "promised": each.at,
                "due": _utc(each.due),
                "overdue": each.overdue,
            }
            for each in back.open
        ],
    }


def as_csv(report: Report, lang: str) -> str:
    """A row for all calls and one for each group, with a byte order mark, as Excel wants it. Its words are those of the JSON."""
    out = io.StringIO()
    writer = csv.writer(out)
    rows: list[tuple[str, Group]] = [("all", report.all), *((report.by, each) for each in report.groups)]
    writer.writerow(("by", *_flat(report.all)))
    for by, group in rows:
        writer.writerow(
            [inert(cell) if isinstance(cell, str) else cell for cell in (by, *_flat(group).values())]
        )
    return "\ufeff" + out.getvalue()


def _flat(group: Group) -> dict[str, Any]:
    """The values of a group by their names, one beside the other."""
    flat: dict[str, Any] = {}
    for name, value in _group(group).items():
        if isinstance(value, dict):
            flat |= (
                {name: value["value"]}
                if "value" in value
                else {f"wait_{key}_s": part for key, part in value.items() if key != "calls"}
            )
        else:
            flat[name] = value
    return flat


def _group(group: Group) -> dict[str, Any]:
    return {
        **{key: value for key, value in group._asdict().items() if key != "waits"},
        "answer_rate": _share(group.answer_rate),
        "lost_rate": _share(group.lost_rate),
        "satisfied_rate": _share(group.satisfied_rate),
        "waits": group.waits._asdict(),
    }


def _share(share: Share | None) -> dict[str, Any] | None:
    return None if share is None else {"part": share.part, "whole": share.whole, "value": share.value}


def _utc(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
