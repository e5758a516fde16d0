"""What day it is, on Asterisk: the clock read once, the table of the calendar, and days as an expression.

GotoIfTime knows no year, and STRFTIME does not know TESTTIME, by which GotoIfTime lets itself be tried: it is given to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ivrc.build_name import piece
from ivrc.flow.days import (
    DATES,
    HOLIDAY,
    MAKE_UP,
    OFF,
    WORK,
    WORKDAY,
    Calendar,
    Days,
    Special,
    Which,
    exception,
    weekdays_apart,
)
from ivrc.flow.nodes import Edge
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, argument, comments, context, extension, put, value
from ivrc.switches.names import safe

NOW, DAY = "IVRC_NOW", "IVRC_DAY"
"""The clock as `YYYYMMDDw1HHMM` (w is 1 on Monday), and what the calendar says of the day."""
_DATE, _IN_YEAR = f"${{{NOW}:0:8}}", f"${{{NOW}:4:4}}"
_WEEKDAY, _TIME = f"${{{NOW}:8:1}}", f"${{{NOW}:9}}"
_KNOWN = "known"
_PLAIN = "plain"
_NAME_BYTES = 60


def clock(plan: Plan) -> str:
    """The step that reads the clock."""
    return put(NOW, f"${{STRFTIME(${{TESTTIME}},{plan.hotline.zone},%Y%m%d%u1%H%M)}}")


def ask_calendar(plan: Plan, otherwise: Edge) -> Iterator[Step]:
    """The steps that look the day up, and leave by `otherwise` where the calendar does not reach to it."""
    table = table_name(plan)
    yield f"GotoIf(${{DIALPLAN_EXISTS({table},{_DATE},1)}}?{_KNOWN})"
    yield f"Log(WARNING,{argument(f'ivrc: the calendar of {plan.folder} does not hold this day: the way of no case is taken on')} {_DATE})"
    yield plan.go(otherwise)
    yield _KNOWN, f"Gosub({table},{_DATE},1)"
    yield put(DAY, value("GOSUB_RETVAL"))


def table_name(plan: Plan) -> str:
    """The context of the calendar's days."""
    return f"{plan.entry}{labels.APART}days"


def during(which: Which, start: int, end: int) -> str:
    """Whether it is a time of such a day."""
    times = f"{_TIME} >= {_clock(start)} & {_TIME} < {_clock(end)}"
    but = "".join(f" & !{_any(which.but)}" for _ in which.but[:1])
    return f"$[{_any(which.any)}{but} & ({times})]"


def on(days: Iterable[Days]) -> str:
    """Whether it is any of the days."""
    return f"$[{_any(days)}]"


def _clock(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    return f"1{hour:02}{rest:02}"


def _any(days: Iterable[Days]) -> str:
    weekdays, others = weekdays_apart(days)
    found = [f"({_WEEKDAY} >= {first} & {_WEEKDAY} <= {last})" for first, last in weekdays]
    return f"({' | '.join([*found, *map(_one, others)])})"


def _one(days: Days) -> str:
    off, work = f'"${{{DAY}:0:{len(OFF)}}}" = "{OFF}"', f'"${{{DAY}}}" = "{WORK}"'
    if days.sort == HOLIDAY:
        return f"({off})"
    if days.sort == MAKE_UP:
        return f"({work})"
    if days.sort == WORKDAY:
        return f"({work} | ({_WEEKDAY} <= 5 & !({off})))"
    if days.sort == DATES:
        return _between(days)
    return f'("${{{DAY}}}" = "{_off(days.first)}")'


def _between(days: Days) -> str:
    first, last = days.first.replace("-", ""), days.last.replace("-", "")
    field = _DATE if len(first) == 8 else _IN_YEAR
    together = "&" if first <= last else "|"
    return f"({field} >= {first} {together} {field} <= {last})"


def _off(festival: str) -> str:
    return f"{OFF}-{safe(festival, _NAME_BYTES)}"


def table(plan: Plan, calendar: Calendar) -> str:
    """The calendar as a file of its own, which a further year is added to."""
    lines = [
        f"The days of {calendar.name} from {calendar.first} to {calendar.last}, for {plan.hotline.name}. Made by ivrc.",
        f"In extensions.conf, beside {plan.entry}.conf: #include {file_name(plan)}",
    ]
    rows = [
        *(extension(day.date.replace("-", ""), [f"Return({_said(day)})"]) for day in calendar.days),
        *(extension(f"_{year}XXXX", [f"Return({_PLAIN})"]) for year in calendar.years),
    ]
    sources = (f"By: {source}" for source in calendar.sources)
    build = piece(plan.site.build, comments([f"Build: {plan.site.build}"]))
    head = f"{comments(lines)}{build}{comments(sources)}\n"
    return head + context(
        table_name(plan), "Days that are not as their weekday; what is not here is not known", rows
    )


def file_name(plan: Plan) -> str:
    """The name of that file."""
    return f"{table_name(plan)}.conf"


def _said(day: Special) -> str:
    return WORK if day.kind == WORK else _off(day.name)


def answer(calendar: Calendar, day: date) -> str:
    """What the table says of a day; nothing where it does not hold it."""
    if day.year not in calendar.years:
        return ""
    special = exception(calendar, day)
    return _said(special) if special else _PLAIN
