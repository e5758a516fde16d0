"""`周一至周五 9:00-12:00，14:00-18:00，节假日除外，调休日照常`: when it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.days import DAYS, Part, parts, written
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.regex import regex

_CLOCK = regex(r"([0-9]{1,2}):([0-9]{2})")
_USUAL = (
    r"(?:调休|調休|补班|補班)(?:上班)?日?(?:也)?照常(?:上班)?"
    r"|(?:(?a:and)\s+)?make-?up (?:work|working)[ -]?days?\s+(?a:as usual|included|too)"
    r"|(?a:including|plus)\s+make-?up (?:work|working)[ -]?days?"
)
_DAYS = written(_USUAL)
_EXCEPT = rf"(?:除了?)?(?:{_DAYS})(?:除外|以外|不含)|除了?(?:{_DAYS})外|(?a:except|excluding|but\s+not)(?:\s+(?a:on|for))?\s+(?:{_DAYS})"
_IS_USUAL = regex(_USUAL, re.IGNORECASE)
_MARKS = regex(
    r"^(?:除了?|(?a:except|excluding|but\s+not)(?:\s+(?a:on|for))?\s+)|(?:除外|以外|不含|外)$", re.IGNORECASE
)
MAKE_UP = Part("make-up")


_DAYS_WRITTEN = regex(DAYS, re.IGNORECASE)
_CLAUSE_WRITTEN = regex(rf"[\s,:]*((?:{_EXCEPT})|(?:{_USUAL}))(?=[\s,:0-9]|$)[\s,:]*", re.IGNORECASE)
_MAY_HAVE_A_CLAUSE = regex(r"[除外]|不含|照常|except|excluding|but|make|including|plus", re.IGNORECASE)
"""The words of which every clause has one: the expression above names all days three times, and takes long to compile."""


def days_ahead(line: str, position: int) -> re.Match[str] | None:
    """The days that a line begins with, before something else."""
    return _DAYS_WRITTEN.match(f"{line}\0", position)


def clauses(line: str, position: int) -> Iterator[re.Match[str]]:
    """What a line excepts, or has in addition (the workdays that make up for a holiday), as the first group of each."""
    if _MAY_HAVE_A_CLAUSE.search(line, position):
        yield from _CLAUSE_WRITTEN.finditer(line, position)


class HoursLine(NamedTuple):
    """Days in the order written, without those excepted (`but`), and times in minutes since midnight."""

    days: tuple[Part, ...]
    times: tuple[tuple[int, int], ...]
    span: Span
    but: tuple[Part, ...] = ()


def hours_line(at: At, first: Token, *others: Token) -> HoursLine:
    days = list(parts(str(first)) or ())
    but: list[Part] = []
    times = []
    for token in others:
        if token.type == "TIMES_OF_DAY":
            (h1, m1), (h2, m2) = _CLOCK.findall(token)
            times.append((int(h1) * 60 + int(m1), int(h2) * 60 + int(m2)))
        elif _IS_USUAL.fullmatch(str(token)):
            days.append(MAKE_UP)
        else:
            but.extend(parts(_MARKS.sub("", str(token))) or ())
    return HoursLine(tuple(days), tuple(times), at(first, others[-1]), tuple(but))


LINE = Kind(
    HoursLine,
    ("HOURS",),
    (
        Form(
            "WEEKDAYS CLAUSE* TIMES_OF_DAY (_COMMA TIMES_OF_DAY | CLAUSE TIMES_OF_DAY | CLAUSE)*", hours_line
        ),
    ),
)
