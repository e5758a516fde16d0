"""`日历 中国大陆`: whose holidays a hotline keeps."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class CalendarLine(NamedTuple):
    name: Name
    span: Span


def calendar_line(at: At, word: Token, *names: Name) -> CalendarLine:
    return CalendarLine(
        Name(" ".join(name.text for name in names), at(names[0], names[-1])), at(word, names[-1])
    )


LINE = Kind(
    CalendarLine,
    ("HOTLINE",),
    (Form("CALENDAR name+", calendar_line),),
    words=(Word("CALENDAR", ("日历",), ("calendar",)),),
)
