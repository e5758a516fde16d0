"""How long a hotline's calendar lasts: a build that it cannot carry is told, and one that it soon cannot."""

from __future__ import annotations

from datetime import date

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Severity, Span, finding

AHEAD = 60
"""Days before its end from which on it is told."""


def today() -> date:
    """The day of the build."""
    return date.today()


def findings(calendar: str, last: str, span: Span) -> list[Diagnostic]:
    """What to say of a calendar that is known up to a last day."""
    left = (date.fromisoformat(last) - today()).days
    if left >= AHEAD:
        return []
    year = int(last[:4]) + 1
    over = left < 0
    return [
        finding(
            "IVRC440",
            span,
            severity=Severity.ERROR if over else Severity.WARNING,
            zh=f"{calendar} 的日历只到 {last}，"
            + ("已经过了" if over else f"还有 {left} 天")
            + "：以后每天都走“否则”",
            en=f"the calendar of {calendar} ends with {last}, "
            + ("which is over" if over else f"in {counted(left, 'day')}")
            + ": on every day after it, otherwise is taken",
            mend_zh=f"{year} 年公布后，更新 ivrc，或在项目里写 calendars/{year}.yaml，再生成一次。",
            mend_en=f"When {year} is announced, update ivrc or write calendars/{year}.yaml in the project, and build again.",
        )
    ]
