"""Days as they are written: `工作日`, `10月1日至7日`, `周一至周五`, `春节`, `Dec 24 to Jan 2`, `public holidays`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ivrc.regex import regex
from ivrc.week import DAYS_EN, DAYS_ZH

WEEKDAYS: dict[str, int] = {
    **{f"{prefix}{name}": day for prefix in ("周", "星期", "礼拜") for day, name in enumerate(DAYS_ZH)},
    "周天": 6,
    "星期天": 6,
    "礼拜天": 6,
    **{name.lower(): day for day, full in enumerate(DAYS_EN) for name in (full, full[:3], f"{full}s")},
}
"""0 is Monday."""

SEVERAL_DAYS = {
    "每天": (0, 6),
    "每日": (0, 6),
    "every day": (0, 6),
    "daily": (0, 6),
    "weekdays": (0, 4),
    "周末": (5, 6),
    "weekends": (5, 6),
}
"""First and last. 工作日 is not among them: it depends on the calendar, not on the weekday."""

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip

WEEKDAY, FESTIVAL, DATES = "weekday", "festival", "dates"
_SORTS = {
    "workday": r"工作日|(?:work|working|business)[ -]?days?",
    "make-up": r"调休上班日?|調休上班日?|补班日?|補班日?|补行上班|補行上班|make-?up (?:work|working)[ -]?days?",
    "holiday": r"(?:法定)?(?:节假日|節假日)|法定假日|公众假期|公眾假期|(?:public|statutory) holidays?",
}
"""Sorts of day that a calendar tells apart. 调休日 is none: it may be a day off, or the workday for it."""


class Part(NamedTuple):
    """Days of one sort: `first` and `last` are a weekday's number, a festival's words, or dates (`10-01`, `2026-10-01`)."""

    sort: str
    first: str = ""
    last: str = ""


def spellings(words: Iterable[str]) -> str:
    """Any of the words as a pattern, the longest first; capital letters are those of ASCII."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        rf"(?a:{re.escape(word)})\b".replace(r"\ ", r"\s+") if word.isascii() else re.escape(word)
        for word in ordered
    )


_TO = r"\s*(?:-|—|–|~|至|到|(?a:to\b))\s*"
_WEEK = spellings((*WEEKDAYS, *SEVERAL_DAYS))
_MONTH = r"sept\.?|" + "|".join(
    rf"{month[:3]}(?:{month[3:]})?\.?" if len(month) > 3 else month for month in MONTHS
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<{0}>[0-9]{{4}}))?"

_WRITTEN: dict[str, str] = {
    "week": rf"(?P<from>{_WEEK})(?:{_TO}(?P<to>{_WEEK}|[{DAYS_ZH}天]))?",
    "han": r"(?:(?P<y1>[0-9]{4})年)?(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})[日号]?"
    rf"(?:{_TO}(?:(?P<y2>[0-9]{{4}})年)?(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})[日号]?)?",
    "iso": r"(?P<y1>[0-9]{4})-(?P<m1>[0-9]{1,2})-(?P<d1>[0-9]{1,2})"
    r"(?:\s*(?:~|至|到|(?a:to\b)|—|–)\s*(?P<y2>[0-9]{4})-(?P<m2>[0-9]{1,2})-(?P<d2>[0-9]{1,2}))?",
    "month first": rf"(?P<m1>{_MONTH})\s*(?P<d1>[0-9]{{1,2}}){_ORDINAL}{_YEAR.format('y1')}"
    rf"(?:{_TO}(?:(?P<m2>{_MONTH})\s*)?(?P<d2>[0-9]{{1,2}}){_ORDINAL}{_YEAR.format('y2')})?",
    "day first": rf"(?P<d1>[0-9]{{1,2}}){_ORDINAL}(?:\s+(?P<m1>{_MONTH}){_YEAR.format('y1')})?"
    rf"(?:{_TO}(?P<d2>[0-9]{{1,2}}){_ORDINAL})?\s+(?P<m2>{_MONTH}){_YEAR.format('y2')}",
    "single day first": rf"(?P<d1>[0-9]{{1,2}}){_ORDINAL}\s+(?P<m1>{_MONTH}){_YEAR.format('y1')}",
    **_SORTS,
    FESTIVAL: r"[㐀-鿿]{0,10}(?:[节節诞誕]|新年|年初一)|元旦|除夕|[国國][庆慶]|中秋|端午|清明|五一|十一|[重]?[阳陽]节?|冬至|圣诞|聖誕|厂休|廠休"
    r"|(?!(?:public|statutory)\b)(?:[a-z][a-z'’.-]*\s+){0,4}(?:festival|day|eve|new\s+year|christmas|easter|friday|monday|solstice)(?:'s\s+day)?",
}
_EACH = {name: regex(pattern, re.IGNORECASE) for name, pattern in _WRITTEN.items()}
_AND = regex(r"\s*(?:,|和|及|或|\b(?a:and|or)\b)\s*")

_PLAIN = "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in _WRITTEN.values())


def written(but: str = "") -> str:
    """Days, perhaps several, as a pattern without groups that have names; behind a comma none that begins so."""
    none_of = f"(?!{but})" if but else ""
    return rf"(?:{_PLAIN})(?:{_AND.pattern}{none_of}(?:{_PLAIN}))*"


DAYS = rf"(?:{written()})(?=[\s:0-9,]|$)"
"""One expression for wherever days stand before something else, or alone: it is long, and compiled once."""


def parts(text: str) -> tuple[Part, ...] | None:
    """What days a text names; None where a part of it names none."""
    found: list[Part] = []
    for piece in _pieces(text):
        one = _part(piece)
        if one is None:
            return None
        found.extend(one)
    return tuple(found)


def _pieces(text: str) -> list[str]:
    """The text cut where one part ends, but not at the comma before a year (`Dec 24, 2026`)."""
    whole = _part(text.strip())
    return [text.strip()] if whole is not None else [piece.strip() for piece in _AND.split(text)]


def _part(piece: str) -> tuple[Part, ...] | None:
    for name, one in _EACH.items():
        if match := one.fullmatch(piece):
            if name == "week":
                return tuple(_weekdays(match))
            if name in _SORTS:
                return (Part(name),)
            return (Part(FESTIVAL, piece),) if name == FESTIVAL else _dates(match)
    return None


def _weekdays(match: re.Match[str]) -> Iterator[Part]:
    word = " ".join(match["from"].lower().split())
    if word in SEVERAL_DAYS:
        first, last = SEVERAL_DAYS[word]
    else:
        end = (match["to"] or word).lower()
        first, last = WEEKDAYS[word], WEEKDAYS.get(end, WEEKDAYS.get(f"周{end}", 0))
    for day in range(first, last + (1 if first <= last else 8)):
        yield Part(WEEKDAY, str(day % 7))


def _dates(match: re.Match[str]) -> tuple[Part, ...]:
    given = {"y1": None, "m1": None, "y2": None, "m2": None, "d2": None, **match.groupdict()}
    month1 = given["m1"] or given["m2"]
    month2 = given["m2"] or given["m1"]
    year1 = given["y1"] or given["y2"]
    year2 = given["y2"] or given["y1"]
    first = _date(year1, month1, given["d1"])
    last = _date(year2, month2, given["d2"]) if given["d2"] else first
    return (Part(DATES, first, last),)


def _date(year: str | None, month: str | None, day: str | None) -> str:
    number = _month(month or "")
    written = f"{number:02}-{int(day or 0):02}"
    return f"{year}-{written}" if year else written


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 + next(at for at, month in enumerate(MONTHS) if month.startswith(word.lower()[:3]))
