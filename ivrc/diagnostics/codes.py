"""The table of all codes, `codes.txt`, and findings made from it: what a code is stands there and nowhere else.

The table is read when it is first asked. Another package's findings have codes of its own, which are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics.model import Diagnostic, Label, Severity, Span

TABLE = Path(__file__).with_name("codes.txt")
_MARKS = ("", "exit 2", "of a run", "may stand", "strict", "measured")


class Code(NamedTuple):
    """What all findings of a code have in common. `also` is the severity that it may have besides."""

    code: str
    group: str
    severity: Severity
    also: Severity | None
    surroundings: bool
    of_run: bool
    may_stand: bool
    strict: bool
    measured: bool
    zh: str
    en: str


@cache
def table() -> dict[str, Code]:
    """Every code of ivrc's, in order. Raises ValueError where the table is badly written."""
    rows = list(_rows(TABLE.read_text(encoding="utf-8")))
    known = {row.code: row for row in rows}
    if list(known) != sorted(row.code for row in rows):
        raise ValueError(f"{TABLE.name}: codes out of order, or one twice")
    return known


@cache
def may_stand() -> frozenset[str]:
    """The codes that a comment can allow: what the checks advise, and names that are not used. What cannot be read or
    built, or would break a promise to the caller, is not among them."""
    return frozenset(row.code for row in table().values() if row.may_stand)


@cache
def measured() -> frozenset[str]:
    """The codes of what is asked only where the seconds of prompts are known."""
    return frozenset(row.code for row in table().values() if row.measured)


def of_run(code: str) -> bool:
    """Whether a code is of what happened in a run, which that run tells and the next one does not."""
    row = table().get(code)
    return row is not None and row.of_run


def of_surroundings(code: str) -> bool:
    """Whether a code is of a file that cannot be read, a site or folder that is not there or not ours, a disk that is
    full, rather than of the input."""
    row = table().get(code)
    return row is not None and row.surroundings


def of_calls(code: str) -> bool:
    """Whether a code is of what happens in calls: whoever plays one in the simulator may see it. So are those of a team's own
    checks, which are not in the table."""
    row = table().get(code)
    return row is None or row.group.startswith("电话里")


def finding(
    code: str,
    span: Span,
    *,
    zh: str,
    en: str,
    mend_zh: str = "",
    mend_en: str = "",
    labels: Iterable[Label] = (),
    fix: str | None = None,
    severity: Severity | None = None,
) -> Diagnostic:
    """A finding of a code, as severe as the table says.

    `severity` is for a code of which the table says that it may have this one too, and for another package's code.
    """
    severe = severity or table()[code].severity
    return Diagnostic(code, severe, span, zh, en, mend_zh, mend_en, tuple(labels), fix)


def _rows(text: str) -> Iterator[Code]:
    group = ""
    for line in text.splitlines():
        if "|" in line and not line.startswith("#"):
            code, severities, mark, zh, en = (cell.strip() for cell in line.split("|"))
            severity, _, also = severities.partition(",")
            if mark not in _MARKS:
                raise ValueError(f"{TABLE.name}: {code}: {mark}")
            yield Code(
                code,
                group,
                Severity(severity),
                Severity(also) if also else None,
                mark == "exit 2",
                mark == "of a run",
                mark in ("may stand", "strict", "measured"),
                mark == "strict",
                mark == "measured",
                zh,
                en,
            )
        elif line.strip() and not line.startswith("#"):
            group = line.strip()
