"""`周一至周五 9:00-12:00，14:00-18:00`: when it is open."""

from __future__ import annotations

import re
from typing import NamedTuple

from lark import Token

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.week import DAYS_EN, DAYS_ZH

WEEKDAYS: dict[str, int] = {
    **{f"{prefix}{name}": day for prefix in ("周", "星期", "礼拜") for day, name in enumerate(DAYS_ZH)},
    "周天": 6,
    "星期天": 6,
    "礼拜天": 6,
    **{name.lower(): day for day, full in enumerate(DAYS_EN) for name in (full, full[:3])},
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
"""First and last. 工作日 is not among them: it depends on the calendar of public holidays, not on the weekday."""

_DAYS = re.compile(r"\s*(?:-|—|–|~|至|到|to)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|和|\band\b)\s*")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")


class HoursLine(NamedTuple):
    """Weekdays in the order written (0 is Monday) and times in minutes since midnight."""

    days: tuple[int, ...]
    times: tuple[tuple[int, int], ...]
    span: Span


def hours_line(at: At, days: Token, *ranges: Token) -> HoursLine:
    written: list[int] = []
    for part in _AND.split(str(days).lower()):
        word = " ".join(part.split())
        if word in SEVERAL_DAYS:
            first, last = SEVERAL_DAYS[word]
        else:
            ends = _DAYS.split(word)
            first, last = WEEKDAYS[ends[0]], WEEKDAYS.get(ends[-1], WEEKDAYS.get(f"周{ends[-1]}", 0))
        written.extend(day % 7 for day in range(first, last + (1 if first <= last else 8)))
    times = []
    for text in ranges:
        (h1, m1), (h2, m2) = _CLOCK.findall(text)
        times.append((int(h1) * 60 + int(m1), int(h2) * 60 + int(m2)))
    return HoursLine(tuple(written), tuple(times), at(days, ranges[-1]))


LINE = Kind(
    HoursLine,
    ("HOURS",),
    (Form("WEEKDAYS TIMES_OF_DAY (_COMMA TIMES_OF_DAY)*", hours_line),),
)
