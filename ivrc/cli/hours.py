"""`ivrc hours FILE [--year YEAR] [--json]`"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ivrc.cli import WELL
from ivrc.cli.one import one
from ivrc.cli.report import show, status
from ivrc.diagnostics import has_errors
from ivrc.flow.nodes import Hotline
from ivrc.simulate.kept import Kept, Times, ordinary_week, special, year
from ivrc.week import DAYS_EN, DAYS_ZH, clock

_WHY = {
    "holiday": ("{}放假", "off: {}"),
    "make-up": ("{}调休上班", "workday for {}"),
    "date": ("{}", "{}"),
    "unknown": ("日历里没有，走“否则”", "not in the calendar: otherwise is taken"),
    "": ("", ""),
}


def run(args: argparse.Namespace) -> int:
    """Prints when a hotline is open in a year, and why each day that is not ordinary is not."""
    _, compiled = one(args.file)
    hotline = compiled.hotline
    if hotline is None or has_errors(compiled.diagnostics):
        show(compiled.diagnostics, compiled.sources, args.lang, to_stderr=True)
        return status(compiled.diagnostics)
    number = args.year or datetime.now(ZoneInfo(hotline.zone)).year
    days = year(hotline, number)
    if args.json:
        print(json.dumps(_as_dict(hotline, number, days), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(hotline, number, days, args.lang == "zh")))
    return WELL


def _as_dict(hotline: Hotline, number: int, days: list[Kept]) -> dict[str, Any]:
    """Every day of the year as data; times are minutes since midnight."""
    calendar = hotline.calendar
    return {
        "hotline": hotline.name,
        "zone": hotline.zone,
        "year": number,
        "calendar": calendar
        and {
            "name": calendar.name,
            "first": calendar.first,
            "last": calendar.last,
            "sources": list(calendar.sources),
        },
        "days": [
            {
                "date": each.day.isoformat(),
                "open": {name: [list(time) for time in times] for name, times in each.open.items()},
                "why": each.why,
                "name": each.name,
            }
            for each in days
        ],
    }


def _lines(hotline: Hotline, number: int, days: list[Kept], zh: bool) -> Iterator[str]:
    yield f"{hotline.name} · {number} · {hotline.zone}"
    if calendar := hotline.calendar:
        known = f"{calendar.name} {calendar.first} … {calendar.last}"
        yield f"日历 {known}" if zh else f"calendar {known}"
        for source in calendar.sources:
            yield f"  {source}"
    yield ""
    yield "平常的一周" if zh else "an ordinary week"
    for weekday, open_ in enumerate(ordinary_week(days)):
        yield f"  {_weekday(weekday, zh)}  {_told(open_, zh)}".rstrip()
    rows = list(special(days))
    yield ""
    if not rows:
        yield "没有一天与此不同" if zh else "no day is otherwise"
    else:
        yield "与此不同的日子" if zh else "days that are otherwise"
    for first, last in rows:
        why = _WHY[first.why][0 if zh else 1].format(first.name.replace("/", " … "))
        yield f"  {_span(first.day, last.day, zh)}  {_told(first.open, zh)}  {why}".rstrip()


def _span(first: date, last: date, zh: bool) -> str:
    begins = f"{first} {_weekday(first.weekday(), zh)}"
    return begins if first == last else f"{begins} … {last} {_weekday(last.weekday(), zh)}"


def _weekday(number: int, zh: bool) -> str:
    return f"周{DAYS_ZH[number]}" if zh else DAYS_EN[number][:3]


def _told(open_: Mapping[str, Times], zh: bool) -> str:
    closed = "不开放" if zh else "closed"
    times = {
        name: ", ".join(f"{clock(start)}-{clock(end)}" for start, end in each) or closed
        for name, each in open_.items()
    }
    return "; ".join(f"{name} {told}" for name, told in times.items())
