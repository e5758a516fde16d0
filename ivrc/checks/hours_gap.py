"""IVRC331: between two opening hours of a branch a few minutes belong to neither."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.flow import graph
from ivrc.flow.calendars import asked
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.parts import Hours
from ivrc.flow.shape import parts
from ivrc.week import DAY, DAYS_EN, DAYS_ZH, WEEK, clock

SHORTEST = 15
"""Minutes. A break for lunch is longer."""


def find(facts: Facts) -> Iterator[Finding]:
    """By the week alone: where a branch asks for single days as well, whoever wrote it has looked at the days."""
    for node in graph.of_kind(facts.hotline, Branch):
        names = [name for case in node.cases for name in parts(case.test, Hours)]
        if not names or any(True for case in node.cases for _ in asked(facts.hotline, case.test)):
            continue
        spans = sorted(
            span for name in dict.fromkeys(names) for span in facts.hotline.schedules[name].spans()
        )
        gap = next(_gaps(spans), None)
        if gap:
            (zh, en), minutes = _told(*gap), gap[1] - gap[0]
            yield Finding(
                node.span,
                f"{zh}这 {minutes} 分钟不在任何一段时间里，这时的来电按“否则”处理",
                f"the {minutes} min of {en} lie in none of the hours: a call then goes by otherwise",
                "让前一段的结束就是后一段的开始，结束的一刻不算在内，例如：8:00-12:00，12:00-18:00；到午夜写 24:00。",
                "Let one end where the next begins; the end itself is not part of it: 8:00-12:00, 12:00-18:00; midnight is 24:00.",
            )


def _gaps(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Short stretches of the week that lie between two of these."""
    if not spans:
        return
    end = spans[0][1]
    for start, stop in (*spans[1:], (spans[0][0] + WEEK, 0)):
        if 0 < start - end <= SHORTEST:
            yield end, start
        end = max(end, stop)


def _told(start: int, end: int) -> tuple[str, str]:
    day, begin = divmod(start % WEEK, DAY)
    stretch = f"{clock(begin)}-{clock((begin + end - start - 1) % DAY + 1)}"
    return f"周{DAYS_ZH[day]} {stretch} ", f"{DAYS_EN[day]} {stretch}"


CHECK = Check("IVRC331", find)
