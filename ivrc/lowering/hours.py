"""Opening hours: from the lines of a 时间 block to a schedule: its week, sorted and without overlaps, and what of the days
hangs on dates or the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.causes import named, on
from ivrc.flow.days import DATES, WEEKDAY, Which, any_of
from ivrc.flow.nodes import Period, Schedule
from ivrc.flow.parts import Dated
from ivrc.language import tree
from ivrc.language.lines.hours import HoursLine
from ivrc.lowering.days import days
from ivrc.lowering.draft import Draft, here
from ivrc.week import DAY, DAYS_EN, DAYS_ZH, clock

_YEARS = (2024, 2051)
"""In which every date falls on every weekday: as far as dates without a calendar are compared."""


class _Read(NamedTuple):
    """A line: its days, its times, and the line itself."""

    which: Which
    times: tuple[tuple[int, int], ...]
    line: HoursLine


def schedule(draft: Draft, block: tree.Block) -> Schedule:
    """The schedule of a block. Times that cannot be, or that overlap on one day, are told."""
    read = [_read(draft, line) for line in block.lines if isinstance(line, HoursLine)]
    if not block.lines:
        draft.found.append(
            finding(
                "IVRC216",
                block.span,
                zh=f"时间“{block.name.text}”里没有写开放的时段",
                en=f'the hours "{block.name.text}" name no time at all',
                mend_zh="写上时段，例如：周一至周五 9:00-17:00。",
                mend_en="Write when it is open, for instance: mon-fri 9:00-17:00.",
            )
        )
    plain = [each for each in read if _is_week(each.which)]
    periods = _periods(draft, plain)
    dated = [Dated(each.which, *time) for each in read if not _is_week(each.which) for time in each.times]
    if dated:
        _told_once(draft, read)
    return Schedule(block.name.text, block.span, periods, tuple(dated))


def _read(draft: Draft, line: HoursLine) -> _Read:
    which = Which(days(draft, line.days, line.span), days(draft, line.but, line.span))
    times = []
    for start, end in line.times:
        if 0 <= start < end <= DAY:
            times.append((start, end))
        else:
            draft.found.append(_impossible(line, start, end))
    if not _is_week(which):
        for before, after in zip(sorted(times), sorted(times)[1:], strict=False):
            if after[0] < before[1]:
                draft.found.append(_overlap(line, before, after, ("同一天", "one day")))
    return _Read(which, tuple(sorted(times)), line)


def _is_week(which: Which) -> bool:
    return not which.but and all(each.sort == WEEKDAY for each in which.any)


def _periods(draft: Draft, lines: list[_Read]) -> tuple[Period, ...]:
    """The week of the lines that name weekdays alone."""
    periods = [
        (Period(int(day.first), *time), each.line)
        for each in lines
        for time in each.times
        for day in each.which.any
    ]
    periods.sort(key=lambda pair: pair[0])
    for (before, _), (after, line) in zip(periods, periods[1:], strict=False):
        if before.weekday == after.weekday and after.start < before.end:
            day = (f"周{DAYS_ZH[after.weekday]}", DAYS_EN[after.weekday])
            draft.found.append(_overlap(line, before[1:], after[1:], day))
            break
    return tuple(period for period, _ in periods)


def _told_once(draft: Draft, lines: list[_Read]) -> None:
    """Each day has its times of one line, or of lines with the same days: what two others say of one day may be meant to be
    added, or to stand in its place."""
    calendar = draft.calendar.calendar if draft.calendar else None
    told: set[tuple[Which, Which]] = set()
    for day in _compared(draft, lines):
        there = [each for each in lines if any_of(each.which, day, calendar)]
        for first, second in zip(there, there[1:], strict=False):
            pair = (first.which, second.which)
            if first.which != second.which and not _both_weeks(first, second) and pair not in told:
                told.add(pair)
                draft.found.append(_twofold(first, second, day))


def _both_weeks(first: _Read, second: _Read) -> bool:
    return _is_week(first.which) and _is_week(second.which)


def _compared(draft: Draft, lines: list[_Read]) -> Iterator[date]:
    """The days on which lines are compared: those of the calendar, and those that dates name."""
    every = [each for line in lines for each in (*line.which.any, *line.which.but)]
    years = {int(each.first[:4]) for each in every if each.sort == DATES and len(each.first) == 10}
    if draft.calendar:
        first, last = (date.fromisoformat(end) for end in draft.calendar.calendar[1:3])
    else:
        first, last = date(_YEARS[0], 1, 1), date(_YEARS[1], 12, 31)
    ends = [first, last, *(date(year, month, day) for year in years for month, day in ((1, 1), (12, 31)))]
    day = min(ends)
    while day <= max(ends):
        yield day
        day += timedelta(1)


def _twofold(first: _Read, second: _Read, day: date) -> Diagnostic:
    one, other = (
        ", ".join(f"{clock(start)}-{clock(end)}" for start, end in each.times) for each in (first, second)
    )
    name = _named(second.which)
    return finding(
        "IVRC241",
        second.line.span,
        zh=f"{day}（周{DAYS_ZH[day.weekday()]}）两行都算在内：先写的是 {one}，这一行是 {other}；"
        "不知道是加在一起，还是只按这一行",
        en=f"{day} ({DAYS_EN[day.weekday()]}) is in both lines: {one} before, and {other} here; whether they are "
        "added up, or this one stands in the other's place, is not clear",
        mend_zh=f"只按这一行：在先写的那行后面加“，{name[0]}除外”；加在一起：这几天另写一行，把时段都写上，再在另外两行里除外。",
        mend_en=f'For this one alone add ", except {name[1]}" to the line before; to add them up, give these days a line '
        "of their own with all their times, and except them from both.",
        labels=here(first.line.span),
    )


def _named(which: Which) -> tuple[str, str]:
    words = named(on(", ".join(map(str, which.any))))
    return words.zh, words.en.removeprefix("on ")


def _overlap(
    line: HoursLine, before: tuple[int, ...], after: tuple[int, ...], day: tuple[str, str]
) -> Diagnostic:
    return finding(
        "IVRC216",
        line.span,
        zh=f"{day[0]} 的两个时段重叠：{_range(before)} 与 {_range(after)}",
        en=f"two times overlap on {day[1]}: {_range(before)} and {_range(after)}",
        mend_zh="合并或改正其中一个。",
        mend_en="Join them or correct one.",
    )


def _range(times: tuple[int, ...]) -> str:
    return f"{clock(times[0])}-{clock(times[1])}"


def _impossible(line: HoursLine, start: int, end: int) -> Diagnostic:
    return finding(
        "IVRC216",
        line.span,
        zh=f"{clock(start)}-{clock(end)} 不是一天之内从早到晚的时段",
        en=f"{clock(start)}-{clock(end)} is no time that begins and ends within one day",
        mend_zh="跨夜的时段请分成两段，例如 22:00-24:00 和 0:00-6:00。",
        mend_en="Split a time that passes midnight, for instance 22:00-24:00 and 0:00-6:00.",
    )
