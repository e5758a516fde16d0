"""Dates and times of day in English texts (The Chicago Manual of Style, 17th ed., 9.29 to 9.40).

A date of figures that may be the day first or the month is refused before (`ivrc.numerals.two_ways`).
"""

from __future__ import annotations

import re

from ivrc.numerals import english as n
from ivrc.speech.rule import Rule, rule
from ivrc.week import DAYS_EN

_TO = r"\s*[-–—~]\s*"
_MONTH = "|".join(
    f"{m[:3]}(?:{m[3:]}|{'t' if m == 'September' else ''}\\.?)" if m[3:] else m for m in n.MONTHS
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR_BEFORE = (
    r"(?i:\b(?:in|since|until|year|copyright|fy|before|after|during|early|late|mid|spring|summer|fall|autumn|winter|class of|q[1-4]"
    r"|of (?:january|february|march|april|may|june|july|august|september|october|november|december))\s*)"
)
_DAYS = {d[:3]: d for d in DAYS_EN}
_UNTIL = _TO + r"(?=(?:noon|midnight|close|late)\b)"
_AM_PM = r"([AaPp](?:\.?[Mm]| M)\b\.?(?!\w))"


def _month(name: str) -> str:
    return str(next(i for i, m in enumerate(n.MONTHS, 1) if m.startswith(name[:3])))


def _name(month: str) -> str:
    return n.MONTHS[int(_month(month)) - 1]


def _figures(m: re.Match[str]) -> str:
    """The month first, as in America, unless there is no such month."""
    one, other = m[1], m[2]
    if int(one) > 12 >= int(other) and int(one) <= 31:
        one, other = other, one
    return n.date(one, other, m[3]) if int(one) <= 12 and int(other) <= 31 else m[0]


def _season(m: re.Match[str]) -> str:
    """`2025-26`: the year and the next one."""
    if int(m[2]) != (int(m[1]) + 1) % 100:
        return m[0]
    return f"{n.year(m[1])} to {n.cardinal(m[2])}"


def _clock(m: re.Match[str]) -> str:
    return n.clock(m[1], m[2]) + (f" {m[3][0].upper()} M" if m[3] else "")


def _half_days(m: re.Match[str]) -> str:
    return f"{n.cardinal(m[1])} to {n.cardinal(m[2])} {m[3][0].upper()} M"


def _hundred(m: re.Match[str]) -> str:
    return n.clock(m[1], m[2]) if m[2] != "00" else f"zero {n.cardinal(m[1])} hundred"


DATES: tuple[Rule, ...] = (
    rule("date and time", r"(?<=\d)T(?=\d\d:\d\d)", lambda m: ", "),
    rule("days, one by one", r"\b(Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)/(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))", lambda m: f"{_DAYS[m[1][:3]]}, "),
    rule("day of the week", r"\b(Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b(?:\.(?=\s*[-–—~,a-z\d]))?",
         lambda m: _DAYS[m[1][:3]]),
    rule("days", r"(?<=day)" + _TO + r"(?=[A-Z]\w+day)", lambda m: " to "),
    rule("every day", r"\b24/7/365\b", lambda m: "twenty-four seven, three sixty-five"),
    rule("round the clock", r"\b(?:24\s*[/x×]\s*7|7\s*[/x×]\s*24)\b", lambda m: "twenty-four seven"),
    rule("date, numbers", rf"(?<!\d)(\d{{4}})[-/.](0?[1-9]|1[0-2])[-/.]({_DAY})(?!\d)",
         lambda m: n.date(m[2], m[3], m[1])),
    rule("date, figures", r"(?<![\d/.-])(\d{1,2})([/.-])(?=\d{1,2}\2\d{4}(?![\d/.-]))", lambda m: f"{m[1]}/"),
    rule("date, American or European", r"(?<![\d/])(\d{1,2})/(\d{1,2})[/.-](\d{4})(?![\d/])", _figures),
    rule("season", r"(?<![\d/.-])((?:19|20)\d\d)[-/–](1[3-9]|[2-9]\d)(?![\d/-])", _season),
    rule("day of a month, figures", r"(?<![\d/.$£€])(1[0-2]|0?[1-9])/(1[3-9]|2\d|3[01])(?![\d/\"'%]|\s*(?:in\b|inch|of\b|mile|cup|share))",
         lambda m: n.date(m[1], m[2])),
    rule("months", rf"\b({_MONTH}){_TO}({_MONTH})(?!\w)", lambda m: f"{_name(m[1])} to {_name(m[2])}"),
    rule("month of a year", rf"(?<!\d )(?<!\d(?:st|nd|rd|th) )(?<!of )\b({_MONTH}),?\s+((?:19|20)\d\d)(?![\d,:-])", lambda m: f"{_name(m[1])} {n.year(m[2])}"),
    rule("quarters", rf"(?<=\bQ[1-4]){_TO}(?=Q?[1-4]\b)", lambda m: " to "),
    rule("days of a month", rf"\b({_MONTH})\s+({_DAY}){_TO}({_DAY})(?![\d:/-])(?:,?\s+(\d{{4}})(?!\d))?",
         lambda m: f"{n.date(_month(m[1]), m[2])} to {n.ordinal(m[3])}" + (f", {n.year(m[4])}" if m[4] else "")),
    rule("days of a month, day first", rf"(?<![\d:/-])({_DAY}){_TO}({_DAY})\s+({_MONTH})\b(?:,?\s+(\d{{4}})(?!\d))?",
         lambda m: f"{n.date(_month(m[3]), m[1])} to {n.ordinal(m[2])}" + (f", {n.year(m[4])}" if m[4] else "")),
    rule("date, month first", rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?(?![\d:])",
         lambda m: n.date(_month(m[1]), m[2], m[3] or "")),
    rule("the day of a month", rf"(?<=the )(\d{{1,2}})(?:st|nd|rd|th)\s+of\s+({_MONTH})\b(?!,?\s+\d{{4}})",
         lambda m: f"{n.ordinal(m[1])} of {_name(m[2])}"),
    rule("date, day first", rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})(?:,?\s+(\d{{4}}))?(?!\w)",
         lambda m: n.date(_month(m[2]), m[1], m[3] or "")),
    rule("decade", r"(?<![\d$£€.,-])((?:1[0-9]|20)\d0)'?s\b", lambda m: n.decade(m[1])),
    rule("decade, short", r"(?:'|(?<=the )|(?<=mid-)|(?<=early )|(?<=late ))([2-9]0)'?s\b", lambda m: n.tens(m[1])),
    rule("year", rf"({_YEAR_BEFORE})((?:1[5-9]|20)\d\d)(?![\d,.:]\d|\d|\s*%)", lambda m: f"{m[1].strip()} {n.year(m[2])}"),
    rule("financial year", r"\bFY\s?(\d\d)\b(?!\d)", lambda m: f"F Y {n.cardinal(m[1])}"),
)  # fmt: skip

TIMES: tuple[Rule, ...] = (
    rule("times", r"(?<=\d)" + _TO + r"(?=\d{1,2}:\d\d)", lambda m: " to "),
    rule("times, half day", r"(?<=[AaPp][Mm])" + _TO + r"(?=\d)|(?<=[AaPp]\.[Mm]\.)" + _TO + r"(?=\d)",
         lambda m: " to "),
    rule("times, in words", r"(?<=[AaPp][Mm])" + _UNTIL + r"|(?<=[AaPp]\.[Mm]\.)" + _UNTIL + r"|(?<=[AP] M)" + _UNTIL + r"|(?<=\d)" + _UNTIL, lambda m: " to "),
    rule("time with a full stop", rf"(?<![\d:.])(1[0-2]|0?[1-9])\.([0-5]\d)\s*{_AM_PM}", _clock),
    rule("time", rf"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?:\s*{_AM_PM})?(?![\d:])", _clock),
    rule("hours of a half day", rf"(?<![\d:.-])(1[0-2]|0?[1-9]){_TO}(1[0-2]|0?[1-9])\s*{_AM_PM}", _half_days),
    rule("hours", r"(?<=day )(?<![\d:.-])(1[0-2]|[1-9])[-–—](1[0-2]|[1-9])(?![\w:.%-])", lambda m: f"{n.cardinal(m[1])} to {n.cardinal(m[2])}"),
    rule("hour", rf"(?<![\d:.])(1[0-2]|0?[1-9])\s*{_AM_PM}", lambda m: f"{n.cardinal(m[1])} {m[2][0].upper()} M"),
    rule("hundred hours", r"(?<![\w.])(0\d)([0-5]\d)(?=\s+(?:hours|hrs)\b)", _hundred),
    rule("parts", r"(?<![\d:])(\d{1,3}):(\d|\d{3})(?![\d:])", lambda m: f"{n.cardinal(m[1])} to {n.cardinal(m[2])}"),
)  # fmt: skip
