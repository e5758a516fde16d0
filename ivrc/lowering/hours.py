"""Opening hours: from the lines of a 时间 block to a weekly schedule, sorted and without overlaps."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.nodes import Period, Schedule
from ivrc.language import tree
from ivrc.language.lines.hours import HoursLine
from ivrc.lowering.draft import Draft
from ivrc.week import DAY, DAYS_EN, DAYS_ZH, clock


def schedule(draft: Draft, block: tree.Block) -> Schedule:
    """The schedule of a block. Times that cannot be, or that overlap on one day, are told."""
    periods: list[tuple[Period, HoursLine]] = []
    for line in block.lines:
        if not isinstance(line, HoursLine):
            continue
        for start, end in line.times:
            if not 0 <= start < end <= DAY:
                draft.found.append(_impossible(line, start, end))
                continue
            periods.extend((Period(day, start, end), line) for day in line.days)
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
    periods.sort(key=lambda pair: pair[0])
    for (before, _), (after, line) in zip(periods, periods[1:], strict=False):
        if before.weekday == after.weekday and after.start < before.end:
            draft.found.append(
                finding(
                    "IVRC216",
                    line.span,
                    zh=f"周{DAYS_ZH[after.weekday]} 的两个时段重叠：{_range(before)} 与 {_range(after)}",
                    en=f"two times overlap on {DAYS_EN[after.weekday]}: {_range(before)} and {_range(after)}",
                    mend_zh="合并或改正其中一个。",
                    mend_en="Join them or correct one.",
                )
            )
            break
    return Schedule(block.name.text, block.span, tuple(period for period, _ in periods))


def _range(period: Period) -> str:
    return f"{clock(period.start)}-{clock(period.end)}"


def _impossible(line: HoursLine, start: int, end: int) -> Diagnostic:
    return finding(
        "IVRC216",
        line.span,
        zh=f"{clock(start)}-{clock(end)} 不是一天之内从早到晚的时段",
        en=f"{clock(start)}-{clock(end)} is no time that begins and ends within one day",
        mend_zh="跨夜的时段请分成两段，例如 22:00-24:00 和 0:00-6:00。",
        mend_en="Split a time that passes midnight, for instance 22:00-24:00 and 0:00-6:00.",
    )
