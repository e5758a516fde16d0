"""As many findings as a person can use, and the number of those that are not listed."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics.codes import finding
from ivrc.diagnostics.model import Diagnostic, Severity, Span

MOST = 1000
"""Findings that are listed for a hotline."""


def listed(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings in their order, at most `MOST` of them and errors before the rest; then how many are left out."""
    if len(found) <= MOST:
        return list(found)
    ranked = sorted(range(len(found)), key=lambda number: found[number].severity is not Severity.ERROR)
    rest = [found[number] for number in sorted(ranked[MOST:])]
    worst = Severity.ERROR if any(one.severity is Severity.ERROR for one in rest) else Severity.WARNING
    return [
        *(found[number] for number in sorted(ranked[:MOST])),
        too_many(rest[0].span, len(rest), worst),
    ]


def too_many(span: Span, untold: int, severity: Severity) -> Diagnostic:
    """So many more are there, none worse than `severity`, the first of them at `span`."""
    return _more(
        span,
        f"从这里起还有 {untold} 处问题，没有一一列出",
        f"from here on there are {untold} more findings, which are not listed",
        severity,
    )


def given_up(span: Span, told: int) -> Diagnostic:
    """A file is read no further than `span`."""
    return _more(
        span,
        f"已有 {told} 行看不懂，从这里起没有再读",
        f"{told} lines cannot be read, and from here on the file was not read",
        Severity.ERROR,
    )


def _more(span: Span, zh: str, en: str, severity: Severity) -> Diagnostic:
    return finding(
        "IVRC112",
        span,
        severity=severity,
        zh=zh,
        en=en,
        mend_zh="先改好列出的，再运行一次；如果这不是菜单文件，检查是不是放错了文件。",
        mend_en="Mend those that are listed, then run it again; if this is no menu file, check which file it is.",
    )
