"""Calendars from their files: one a region, and a project's own over them, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import read, shown
from ivrc.flow.days import OFF, WORK, Calendar, Special
from ivrc.yamlfile import Schema
from ivrc.yamlfile import read as read_yaml

FOLDER = "calendars"
_SHIPPED = Path(__file__).parent
_SCHEMA = Path(__file__).parents[1] / "schemas" / "calendar.json"


class Known(NamedTuple):
    """A calendar with the names by which it and its festivals are called, in small letters."""

    calendar: Calendar
    zh: str
    en: str
    festivals: Mapping[str, str]


class Calendars(NamedTuple):
    """All calendars of a project by each of their names, and what is wrong with its own files."""

    by_name: Mapping[str, Known]
    found: tuple[Diagnostic, ...] = ()


class _Year(NamedTuple):
    source: str
    days: tuple[Special, ...]


@cache
def _shipped() -> tuple[dict[str, Any], ...]:
    files = sorted(_SHIPPED.glob("*.yaml"))
    return tuple(_value(path, [])[1] for path in files)


def calendars(root: Path | None) -> Calendars:
    """What ivrc ships, with the files of a project's `calendars` over it."""
    found: list[Diagnostic] = []
    own: list[tuple[str, dict[str, Any]]] = []
    for path in sorted((root / FOLDER).glob("*.yaml")) if root else ():
        name, value = _value(path, found)
        if value:
            own.append((name, value))
    by_name: dict[str, Known] = {}
    for region in _shipped():
        mine = [(name, each) for name, each in own if _called(region, str(each["calendar"]))]
        known = _known(region, mine, found)
        for word in (region["calendar"], *region["zh"], *region["en"]):
            by_name[folded(word)] = known
    for name, each in own:
        if folded(str(each["calendar"])) not in by_name:
            found.append(_unknown(name, str(each["calendar"]), by_name))
    return Calendars(by_name, tuple(found))


def folded(word: str) -> str:
    """A name as names are compared."""
    return " ".join(word.lower().replace("’", "'").split())


def _called(region: Mapping[str, Any], name: str) -> bool:
    return folded(name) in map(folded, (region["calendar"], *region["zh"], *region["en"]))


def _value(path: Path, found: list[Diagnostic]) -> tuple[str, dict[str, Any]]:
    name = shown(path)
    text, problems = read(path, name)
    found.extend(problems)
    if text is None:
        return name, {}
    result = read_yaml(name, text, Schema(_SCHEMA))
    found.extend(result.diagnostics)
    return name, {} if result.diagnostics or not result.value else result.value


def _known(
    region: Mapping[str, Any], own: list[tuple[str, dict[str, Any]]], found: list[Diagnostic]
) -> Known:
    """A region's calendar: its announced years, the last ones of an unbroken row, a project's own in their place."""
    years: dict[int, _Year] = {}
    festivals = dict(region["festivals"])
    for name, file in (("", dict(region)), *own):
        festivals |= dict(file.get("festivals", {}))
        for number, written in file["years"].items():
            if written["announced"]:
                years[int(number)] = _year(name, int(number), written, found)
    last = max(years)
    first = next(year for year in range(last, 0, -1) if year - 1 not in years)
    row = [years[year] for year in range(first, last + 1)]
    days = tuple(sorted(day for year in row for day in year.days))
    names = dict.fromkeys((*festivals, *(day.name for day in days)))
    return Known(
        Calendar(
            region["calendar"], f"{first}-01-01", f"{last}-12-31", days, tuple(year.source for year in row)
        ),
        region["zh"][0],
        region["en"][0],
        {folded(word): each for each in names for word in (each, *festivals.get(each, ()))},
    )


def _year(name: str, year: int, written: Mapping[str, Any], found: list[Diagnostic]) -> _Year:
    days: dict[str, Special] = {}
    for kind in (OFF, WORK):
        for festival, each in written.get(kind, {}).items():
            for day in each:
                full = f"{year}-{day}"
                try:
                    date.fromisoformat(full)
                except ValueError:
                    found.append(_no_day(name, full))
                    continue
                if full in days:
                    found.append(_twice(name, full))
                days[full] = Special(full, kind, festival)
    return _Year(str(written.get("source", "")), tuple(days.values()))


def _no_day(name: str, day: str) -> Diagnostic:
    return finding(
        "IVRC040",
        Span(name),
        zh=f"没有 {day} 这一天",
        en=f"there is no day {day}",
        mend_zh="日期写作 月-日，例如 10-01。",
        mend_en="A day is MONTH-DAY, for instance 10-01.",
    )


def _twice(name: str, day: str) -> Diagnostic:
    return finding(
        "IVRC040",
        Span(name),
        zh=f"{day} 写了两次",
        en=f"{day} is written twice",
        mend_zh="一天只写一次：要么放假，要么上班。",
        mend_en="Write a day once: it is off, or a workday.",
    )


def _unknown(name: str, calendar: str, known: Mapping[str, Known]) -> Diagnostic:
    every = dict.fromkeys((each.zh, each.en) for each in known.values())
    return finding(
        "IVRC040",
        Span(name),
        zh=f"没有叫“{calendar}”的日历",
        en=f'there is no calendar "{calendar}"',
        mend_zh=f"calendar 写其中一个：{'、'.join(zh for zh, _ in every)}。",
        mend_en=f"Write one of these under calendar: {', '.join(en for _, en in every)}.",
    )
