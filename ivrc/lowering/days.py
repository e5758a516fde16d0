"""Days as written to days of the flow: festivals by the calendar's names, dates that there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ivrc.calendars import folded
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.days import ASK_CALENDAR, DATES, FESTIVAL, HOLIDAY, MAKE_UP, WORKDAY, Days
from ivrc.language import tree
from ivrc.language.days import Part
from ivrc.lowering.draft import Draft

_TOLD = {
    WORKDAY: ("工作日", "workdays"),
    HOLIDAY: ("法定节假日", "public holidays"),
    MAKE_UP: ("调休上班日", "make-up workdays"),
}
_LEAP = "2028-"


def days(draft: Draft, parts: Sequence[Part], span: Span) -> tuple[Days, ...]:
    """The days of some words; what they name that is none is told."""
    return tuple(_days(draft, part, span) for part in parts)


def _days(draft: Draft, part: Part, span: Span) -> Days:
    if part.sort in ASK_CALENDAR:
        draft.asks_calendar = True
        if draft.calendar is None:
            draft.found.append(_no_calendar(draft, part, span))
        elif part.sort == FESTIVAL:
            return Days(FESTIVAL, _festival(draft, part.first, span))
    elif part.sort == DATES and (wrong := _wrong(part)):
        draft.found.append(
            finding(
                "IVRC240",
                span,
                zh=f"没有这样的日子：{wrong}",
                en=f"there is no such day: {wrong}",
                mend_zh="改正日期；跨年的日期写明两个年份，或都不写年份。",
                mend_en="Correct the date; where a range passes the new year, give both years or none.",
            )
        )
    return Days(*part)


def _wrong(part: Part) -> str:
    """A date that there is not."""
    for written in dict.fromkeys((part.first, part.last)):
        try:
            date.fromisoformat(written if len(written) == 10 else _LEAP + written)
        except ValueError:
            return written
    lengths = {len(part.first), len(part.last)}
    backwards = len(part.first) == 10 and part.last < part.first
    return f"{part.first} … {part.last}" if len(lengths) > 1 or backwards else ""


def _festival(draft: Draft, words: str, span: Span) -> str:
    assert draft.calendar is not None
    known = draft.calendar.festivals
    if name := known.get(folded(words)):
        return name
    near = draft.nearest(folded(words), known)
    every = dict.fromkeys(known.values())
    zh, en = mend(
        near,
        f"这份日历里的节日有：{'、'.join(every)}；没有的请写日期，例如 12月25日。",
        f"The festivals of this calendar are: {', '.join(every)}; write others as dates, for instance Dec 25.",
    )
    calendar = draft.calendar
    draft.found.append(
        finding(
            "IVRC240",
            span,
            zh=f"{calendar.zh}的日历里没有叫“{words}”的节日，也没有叫这个名称的时间",
            en=f'the calendar of {calendar.en} has no festival "{words}", and there are no hours of that name',
            mend_zh=zh,
            mend_en=en,
            fix=near or None,
        )
    )
    return words


def _no_calendar(draft: Draft, part: Part, span: Span) -> Diagnostic:
    zh, en = _TOLD.get(part.sort, (part.first, part.first))
    first = next(iter(draft.calendars().by_name.values()))
    every = dict.fromkeys((each.zh, each.en) for each in draft.calendars().by_name.values())
    return finding(
        "IVRC240",
        span,
        zh=f"哪几天是“{zh}”，要看是哪里的日历，而热线没有写",
        en=f'which days are "{en}" hangs on whose calendar it is, and the hotline does not say',
        mend_zh=f"写明是哪里的日历（{'、'.join(z for z, _ in every)}），在热线里加一行，例如：日历 {first.zh}。",
        mend_en=f"Say whose it is ({', '.join(e for _, e in every)}): add a line to the hotline, for instance: "
        f"calendar {first.en}.",
    )


def unknown_calendar(draft: Draft, name: tree.Name) -> Diagnostic:
    """A 日历 line with a name that no calendar has."""
    every = dict.fromkeys((each.zh, each.en) for each in draft.calendars().by_name.values())
    near = draft.nearest(folded(name.text), draft.calendars().by_name)
    zh, en = mend(
        near,
        f"可以写：{'、'.join(z for z, _ in every)}。",
        f"Write one of: {', '.join(e for _, e in every)}.",
    )
    return finding(
        "IVRC240",
        name.span,
        zh=f"没有“{name.text}”的日历",
        en=f'there is no calendar of "{name.text}"',
        mend_zh=zh,
        mend_en=en,
        fix=near or None,
    )
