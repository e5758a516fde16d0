"""Diagnostics as JUnit's XML, which nearly every CI server reads: a suite a file, a test case a finding.

An error is a `failure`. A warning or a note fails no build and is no failure here either: it stands in the `system-out`
of a test case that passes. A file without a finding is one test case that passes, so that it is seen to be checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from ivrc.diagnostics.model import Diagnostic, Severity
from ivrc.diagnostics.terminal import safe


def as_junit(
    found: Sequence[Diagnostic], files: Iterable[str], title: Callable[[str], str], language: str = "zh"
) -> str:
    """A document. `files` are those that were looked at; `title` gives a code's title in the same language."""
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for one in found:
        by_file.setdefault(one.span.file, []).append(one)
    suites = "".join(_suite(file, all_, title, language == "zh") for file, all_ in by_file.items())
    tests = sum(max(1, len(all_)) for all_ in by_file.values())
    head = f'<testsuites name="ivrc" tests="{tests}" failures="{_failures(found)}" errors="0">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{suites}</testsuites>\n'


def _suite(file: str, found: Sequence[Diagnostic], title: Callable[[str], str], zh: bool) -> str:
    name = quoteattr(safe(file))
    cases = "".join(_case(one, title(one.code), zh) for one in found)
    cases = cases or f'  <testcase classname={name} name="ivrc check"/>\n'
    counts = f'tests="{max(1, len(found))}" failures="{_failures(found)}" errors="0"'
    return f" <testsuite name={name} {counts}>\n{cases} </testsuite>\n"


def _case(one: Diagnostic, title: str, zh: bool) -> str:
    message, mend = map(safe, (one.zh, one.mend_zh) if zh else (one.en, one.mend_en))
    place = safe(str(one.span))
    text = escape("\n".join(filter(None, (place, message, mend))))
    name = quoteattr(f"{one.code} {title} {place}")
    inside = (
        f"<failure type={quoteattr(one.code)} message={quoteattr(message)}>{text}</failure>"
        if one.severity is Severity.ERROR
        else f"<system-out>{text}</system-out>"
    )
    return f"  <testcase classname={quoteattr(safe(one.span.file))} name={name}>{inside}</testcase>\n"


def _failures(found: Iterable[Diagnostic]) -> int:
    return sum(one.severity is Severity.ERROR for one in found)
