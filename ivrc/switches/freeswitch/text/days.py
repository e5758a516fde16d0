"""What day and time it is, on FreeSWITCH, as a regular expression (PCRE) on the clock, which is read once for each question.

`date-time` and the other fields of a condition go by the machine's zone where they know the year, so none of them is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ivrc.flow.days import DATES, FESTIVAL, HOLIDAY, MAKE_UP, OFF, WEEKDAY, WORK, Calendar, Days, Which
from ivrc.flow.nodes import Edge
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import Condition, asked, do, extension
from ivrc.week import DAY

NOW = "${strftime_tz(${timezone} %Y%m%d%u%H%M)}"
"""As `YYYYMMDDwhhmm`; w is 1 on Monday."""
_ANY_DATE, _ANY_YEAR, _TWO = r"\d{8}", r"\d{4}", r"\d\d"


def not_known(plan: Plan, calendar: Calendar, otherwise: Edge) -> str:
    """The extension for a day to which the calendar does not reach: the way of no case, and a word in the log."""
    years = "|".join(str(year) for year in calendar.years)
    told = f"WARNING ivrc: the calendar of {plan.folder} ends with {calendar.last}: {NOW}"
    return extension(
        "day not known",
        [asked(labels.ENTER), (NOW, f"^(?!{years})")],
        [do("log", told), plan.go(otherwise)],
    )


def on(calendar: Calendar | None, days: Iterable[Days]) -> Condition:
    """It is any of the days."""
    return NOW, f"^(?:{_any(calendar, days)})"


def during(calendar: Calendar | None, which: Which, start: int, end: int) -> Condition:
    """It is a time of such a day."""
    but = f"(?!{_any(calendar, which.but)})" if which.but else ""
    return NOW, rf"^{but}(?={_any(calendar, which.any)})\d{{9}}(?:{_times(start, end)})$"


def _any(calendar: Calendar | None, days: Iterable[Days]) -> str:
    every = list(days)
    weekdays = "".join(str(int(each.first) + 1) for each in every if each.sort == WEEKDAY)
    found = [f"{_ANY_DATE}[{weekdays}]"] if weekdays else []
    return "|".join(found + [_one(calendar, each) for each in every if each.sort != WEEKDAY])


def _one(calendar: Calendar | None, days: Days) -> str:
    if days.sort == DATES:
        return "|".join(_between(days))
    off = _dates(calendar, OFF)
    if days.sort == HOLIDAY:
        return off
    if days.sort == MAKE_UP:
        return _dates(calendar, WORK)
    if days.sort == FESTIVAL:
        return _dates(calendar, OFF, days.first)
    return f"{_dates(calendar, WORK)}|(?!{off}){_ANY_DATE}[1-5]"


def _dates(calendar: Calendar | None, kind: str, name: str = "") -> str:
    """The days of a calendar, or what no day is."""
    found = [
        day.date.replace("-", "")
        for day in (calendar.days if calendar else ())
        if day.kind == kind and name in ("", day.name)
    ]
    return "|".join(found) or "(?!)"


def _between(days: Days) -> Iterator[str]:
    """Dates from one to another, month by month."""
    first, last = days.first.replace("-", ""), days.last.replace("-", "")
    if len(first) == 8:
        yield from _months(first, last, "")
    elif first <= last:
        yield from _months(f"2028{first}", f"2028{last}", _ANY_YEAR)
    else:
        yield from _months(f"2028{first}", "20281231", _ANY_YEAR)
        yield from _months("20280101", f"2028{last}", _ANY_YEAR)


def _months(first: str, last: str, year: str) -> Iterator[str]:
    """The months of dates `YYYYMMDD`; a `year` stands in the place of theirs."""
    number, end = int(first[:4]) * 12 + int(first[4:6]) - 1, int(last[:4]) * 12 + int(last[4:6]) - 1
    for each in range(number, end + 1):
        low = int(first[6:]) if each == number else 1
        high = int(last[6:]) if each == end else 31
        days = (
            _TWO if (low, high) == (1, 31) else f"(?:{'|'.join(f'{day:02}' for day in range(low, high + 1))})"
        )
        yield f"{year or each // 12}{each % 12 + 1:02}{days}"


def _times(start: int, end: int) -> str:
    """Times `hhmm` of a day, hour by hour, hours that are whole together."""
    whole = [hour for hour in range(24) if start <= hour * 60 and hour * 60 + 60 <= min(end, DAY)]
    found = [f"(?:{'|'.join(f'{hour:02}' for hour in whole)}){_TWO}"] if whole else []
    minutes = [m for m in range(start, min(end, DAY)) if m // 60 not in whole]
    for hour, group in groupby(minutes, lambda minute: minute // 60):
        found.append(f"{hour:02}(?:{'|'.join(f'{minute % 60:02}' for minute in group)})")
    return "|".join(found)
