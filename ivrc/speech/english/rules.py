"""The table of what is written with figures, signs and abbreviations in English, and how it is said. Order matters.

A rule leaves only words and pauses behind, so that a later rule cannot touch what an earlier one has said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ivrc.numerals import english as n
from ivrc.week import DAYS_EN

_NUM = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TO = r"\s*(?:[-–—~]|\bto\b)\s*"
_WORD_TO = r"\s*[-–—~]\s*"
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]}|\\.)?" if m[3:] else m for m in n.MONTHS)
_NUMBERED = "case|claim|policy|student|member|membership|patient|customer|serial|confirmation|tracking|booking|record|permit"
_IDENTIFIES = (
    r"(?i:\b(?:dial|call(?:ing)?|phone|fax|text|extension|ext\.?|code|room|agent|operator|employee|account|card"
    r"|reference|order|flight|form|box|gate|at|pin|pass(?:code|word)|ticket|invoice|locker|suite|bus|postcode"
    rf"|(?:{_NUMBERED})(?=\s+(?:number|no\.|id)\b)|digits(?=\s+are\b))"
    r"(?:\s+(?:number|no\.|id|us at|us on))?(?:\s+(?:is|are))?:?\s+(?:(?:number|ending(?:\s+in)?|on|at)\s+)?)"
)
_COUNTED = (
    r"(?:(?:hour|minute|second|day|week|month|time|dollar|euro|pound|cent|point|met(?:er|re)|kilomet(?:er|re)|mile|guest|item|unit"
    r"|page|character|digit|word|step|yard)s?|people|persons|yuan|feet|square|percent|or more)"
)
"""What makes a quantity of the number before it, whatever stands ahead of that."""

_CURRENCY = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "US$": ("U S dollar", "U S dollars", "cent", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yuan", "yuan", "fen", "fen"),
    "￥": ("yuan", "yuan", "fen", "fen"),
    "RMB": ("yuan", "yuan", "fen", "fen"),
    "CNY": ("yuan", "yuan", "fen", "fen"),
}
_UNITS = {  # one and many
    "km": ("kilometer", "kilometers"), "kg": ("kilogram", "kilograms"), "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"), "mg": ("milligram", "milligrams"), "ml": ("milliliter", "milliliters"),
    "GB": ("gigabyte", "gigabytes"), "MB": ("megabyte", "megabytes"), "KB": ("kilobyte", "kilobytes"),
    "TB": ("terabyte", "terabytes"), "Mbps": ("megabit per second", "megabits per second"),
    "Gbps": ("gigabit per second", "gigabits per second"), "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"), "°": ("degree", "degrees"), "hrs": ("hour", "hours"),
    "hr": ("hour", "hours"), "mins": ("minute", "minutes"), "min": ("minute", "minutes"), "secs": ("second", "seconds"),
    "sec": ("second", "seconds"), "lbs": ("pound", "pounds"), "lb": ("pound", "pounds"), "oz": ("ounce", "ounces"),
    "ft": ("foot", "feet"), "mph": ("mile per hour", "miles per hour"), "mi": ("mile", "miles"),
    "yrs": ("year", "years"), "yr": ("year", "years"), "sq ft": ("square foot", "square feet"),
    "kWh": ("kilowatt hour", "kilowatt hours"), "kW": ("kilowatt", "kilowatts"), "GHz": ("gigahertz", "gigahertz"),
    "MHz": ("megahertz", "megahertz"),
}  # fmt: skip
_PER = {
    "mo": "month", "min": "minute", "hr": "hour", "h": "hour", "yr": "year", "wk": "week", "sec": "second", "s": "second",
    "mth": "month",
} | {
    word: word
    for word in (
        "month", "minute", "hour", "day", "week", "year", "person", "night", "call", "message", "unit", "text", "item",
        "GB", "MB", "mile", "second", "line", "user", "family", "visit",
    )
}  # fmt: skip
_SCALES = {"K": "thousand", "k": "thousand", "M": "million", "m": "million", "mn": "million", "B": "billion", "b": "billion",
           "bn": "billion", "thousand": "thousand", "million": "million", "billion": "billion"}  # fmt: skip
_PARTS = {"2": "half", "3": "third", "4": "quarter", "5": "fifth", "8": "eighth", "10": "tenth"}
_YEAR_BEFORE = (
    r"(?i:\b(?:in|since|until|year|copyright|fy|before|after|during|early|late|mid|spring|summer|fall|autumn|winter|class of|q[1-4]"
    r"|of (?:january|february|march|april|may|june|july|august|september|october|november|december))\s*)"
)
_DAYS = {d[:3]: d for d in DAYS_EN}


class Rule(NamedTuple):
    """What it is for, its pattern, and how a match is said."""

    name: str
    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str]


def _rule(name: str, pattern: str, say: Callable[[re.Match[str]], str]) -> Rule:
    return Rule(name, re.compile(pattern), say)


def _groups(m: re.Match[str]) -> str:
    return ", ".join(n.digits(g) for g in re.findall(r"\d+", m[0]))


def _telephone(number: str) -> str:
    """In the groups of the North American numbering plan, else in fours from the right."""
    if len(number) == 10:
        cuts = [number[:3], number[3:6], number[6:]]
    elif len(number) == 11 and number[0] == "1":
        cuts = [number[:1], number[1:4], number[4:7], number[7:]]
    elif len(number) == 7:
        cuts = [number[:3], number[3:]]
    elif len(number) == 8:
        cuts = [number[:4], number[4:]]
    else:
        cuts = [number]
    return ", ".join(map(n.digits, cuts))


def _month(name: str) -> str:
    return str(next(i for i, m in enumerate(n.MONTHS, 1) if m.startswith(name[:3])))


def _money(m: re.Match[str]) -> str:
    sign = m["sign"].strip()
    if m["scale"]:
        return f"{n.decimal(m['n'])} {_SCALES[m['scale']]} {_CURRENCY[sign][1]}"
    return n.money(m["n"], *_CURRENCY[sign])


def _bare(m: re.Match[str]) -> str:
    """A number that nothing around it explains: long ones and those with a leading zero identify."""
    number = m[0]
    if len(number) > 4 or (len(number) > 1 and number[0] == "0") or number in ("911", "411", "311", "999"):
        return _telephone(number)
    return n.cardinal(number)


def _clock(m: re.Match[str]) -> str:
    return n.clock(m[1], m[2]) + (f" {m[3][0].upper()} M" if m[3] else "")


def _unit(m: re.Match[str]) -> str:
    return f"{n.decimal(m[1])} {_UNITS[m[2]][m[1] != '1']}"


def _part(m: re.Match[str]) -> str:
    """Parts of a whole: `3/4` is three quarters, `1/2` one half."""
    return f"{n.cardinal(m[1])} {_PARTS[m[2]]}{'s' if m[1] != '1' else ''}"


def _few_to_more(m: re.Match[str]) -> str:
    return f"{n.cardinal(m[1])} to {n.cardinal(m[2])}" if int(m[1]) < int(m[2]) else m[0]


def _by_digits(m: re.Match[str]) -> str:
    return f" {n.digits(m[1])}"


_AM_PM = r"([AaPp]\.?[Mm]\b\.?(?!\w))"

RULES: tuple[Rule, ...] = (
    _rule("date and time", r"(?<=\d)T(?=\d\d:\d\d)", lambda m: ", "),
    _rule("day of the week", r"\b(Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b(?:\.(?=\s*[-–—~,a-z\d]))?",
          lambda m: _DAYS[m[1][:3]]),
    _rule("days", r"(?<=day)" + _WORD_TO + r"(?=[A-Z]\w+day)", lambda m: " to "),
    _rule("number", r"(?<!\w)No\.(?=\s*\d)", lambda m: "number"),
    _rule("round the clock", r"\b24\s*/\s*7\b", lambda m: "twenty-four seven"),
    _rule("date, numbers", r"(?<!\d)(\d{4})[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)",
          lambda m: n.date(m[2], m[3], m[1])),
    _rule("date, American", r"(?<![\d/])(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/(\d{4})(?!\d)",
          lambda m: n.date(m[1], m[2], m[3])),
    _rule("date, month first", rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?(?![\d:])",
          lambda m: n.date(_month(m[1]), m[2], m[3] or "")),
    _rule("date, day first", rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})(?:,?\s+(\d{{4}}))?(?!\w)",
          lambda m: n.date(_month(m[2]), m[1], m[3] or "")),
    _rule("decade", r"(?<![\d$£€.,-])((?:1[0-9]|20)\d0)'?s\b", lambda m: n.decade(m[1])),
    _rule("decade, short", r"(?:'|(?<=the )|(?<=mid-)|(?<=early )|(?<=late ))([2-9]0)'?s\b", lambda m: n.tens(m[1])),
    _rule("year", rf"({_YEAR_BEFORE})((?:1[5-9]|20)\d\d)(?![\d,.:]\d|\d|\s*%)", lambda m: f"{m[1].strip()} {n.year(m[2])}"),
    _rule("pension", r"\b(40[1-9]|457|529)\s?\(?([a-z])\b\)?",
          lambda m: f"{n.digits(m[1])} {m[2].upper()}"),
    _rule("times", r"(?<=\d)" + _WORD_TO + r"(?=\d{1,2}:\d\d)", lambda m: " to "),
    _rule("times, half day", r"(?<=[AaPp][Mm])" + _WORD_TO + r"(?=\d)|(?<=[AaPp]\.[Mm]\.)" + _WORD_TO + r"(?=\d)",
          lambda m: " to "),
    _rule("time", rf"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?:\s*{_AM_PM})?(?![\d:])", _clock),
    _rule("hour", rf"(?<![\d:.])(1[0-2]|0?[1-9])\s*{_AM_PM}", lambda m: f"{n.cardinal(m[1])} {m[2][0].upper()} M"),
    _rule("feet and inches", r"(?<!\w)(\d)'\s?(\d{1,2})\"", lambda m: f"{n.cardinal(m[1])} feet {n.cardinal(m[2])} inches"),
    _rule("letters joined", r"\b([A-Z]{1,3})\s?&\s?([A-Z]{1,3})\b", lambda m: f"{' '.join(m[1])} and {' '.join(m[2])}"),
    _rule("few to more", r"(?<![\w.,$£€¥+-])(\d{1,3})[-–](\d{1,3})(?=\s+(?!or\b|and\b|to\b|for\b)[a-z])", _few_to_more),
    _rule("number of letters and digits", r"\b(?!USD|EUR|GBP|RMB|CNY)([A-Z]{1,4})-?(\d{3,}(?:-\d+)*)(?![\d.,]\d|\d|[A-Za-z])",
          lambda m: f"{' '.join(m[1])} {_groups(m)}"),
    _rule("telephone number by its words", r"(?<![\d-])1-([2-9]\d\d(?:-\d{3})?)-([A-Z]{3,})\b",
          lambda m: f"{_groups(m)}, {m[2].lower()}"),
    _rule("telephone number in groups, with a zero",
          r"(?<![\d.,$£€¥])(?:\+\d{1,3}\s?)?\(?0\d{1,4}\)?[\s-]\d{3,4}(?:[\s-]\d{3,4})?(?![\d.,])"
          r"|(?<![\d.,$£€¥])1[389]00[\s-]\d{3}[\s-]\d{3}(?!\d)", _groups),
    _rule("extension", r"(?<!\w)[xX]\.?\s?(\d{2,6})(?![\d.]|\w)", lambda m: f"extension {n.digits(m[1])}"),
    _rule("number sign", r"(?<![\d*#\w])(?<![Pp]ress )(?<![Dd]ial )(?<![Ee]nter )#(\d+)(?![\d#*])",
          lambda m: "number " + (n.digits(m[1]) if len(m[1]) > 2 else n.cardinal(m[1]))),
    _rule("telephone number in groups",
          r"(?<![\d.,$£€¥])(?:\+?\d{1,3}[-.\s])?(?:\(\d{3}\)\s*|\d{3}[-.\s])\d{3}[-.\s]\d{4}(?![\d])"
          r"|(?<![\d.,$£€¥])\+?\d{1,4}(?:-\d{2,}){1,5}(?![\d]|\s*%)|(?<![\d.])\+\d[\d\s]{5,}\d", _groups),
    _rule("below zero", r"(?:(?<=\s)|^)[-−](?=\d)", lambda m: "minus "),
    _rule("star and hash", r"([*#])(?:\s*(?:key|sign)\b)?",
          lambda m: (" star" if m[1] == "*" else " pound") + (" key" if m[0].endswith("key") else "") + " "),
    _rule("money", r"(?P<sign>US\$|HK\$|[$£€¥￥]|RMB\s?|CNY\s?)\s*(?P<n>" + _NUM
          + r")(?:\s*(?P<scale>(?:thousand|million|billion|mn|bn|[KkMmBb])\b))?", _money),
    _rule("per", r"(?<=[a-z\d%])\s*/\s*(" + "|".join(sorted(_PER, key=len, reverse=True)) + r")\b(?!/)",
          lambda m: f" per {_PER[m[1]]}"),
    _rule("percents", r"(?<=\d)\s*%?" + _WORD_TO + rf"(?={_NUM}\s*%)", lambda m: " to "),
    _rule("percent", rf"({_NUM})\s*%", lambda m: f"{n.decimal(m[1])} percent"),
    _rule("unit", rf"({_NUM})\s*(" + "|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True))) + r")(?![A-Za-z])",
          _unit),
    _rule("inches", rf"({_NUM})\s*in\.(?=\s|$)", lambda m: f"{n.decimal(m[1])} {'inch' if m[1] == '1' else 'inches'}"),
    _rule("unit alone", r"\bkm(?= per\b)", lambda m: "kilometers"),
    _rule("ordinal", r"\b(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b", lambda m: n.ordinal(m[1])),
    _rule("identifies", rf"({_IDENTIFIES})(\d{{3,}})([A-Z](?![A-Za-z]))?(?!\d|[.,]\d|\s*{_COUNTED}\b)",
          lambda m: m[1] + _telephone(m[2]) + (f" {m[3]}" if m[3] else "")),
    _rule("range", rf"(?<![\d.A-Za-z-])({_NUM}){_WORD_TO}({_NUM})(?![\d-])",
          lambda m: f"{n.decimal(m[1])} to {n.decimal(m[2])}"),
    _rule("whole and part", r"(?<![\d/])(\d+) (1/2|[13]/4)(?![\d/])", lambda m: f"{n.cardinal(m[1])} and {'a half' if m[2] == '1/2' else 'a quarter' if m[2] == '1/4' else 'three quarters'}"),
    _rule("part", r"(?<![\d/])([1-9])/(2|3|4|5|8|10)(?![\d/])", _part),
    _rule("flight", r"\b(?!AM|PM|US|UK|OR|IN|NO|TO|AT|IS|BY|OF|ON|MY|WE|UP|SO|DO|GO|IF|CA\b(?= 9)|TV)([A-Z]{2})\s(\d{3,4})\b(?![.,:]\d)",
          lambda m: f"{' '.join(m[1])} {n.digits(m[2])}"),
    _rule("number of letters and digits", r"(?<=[A-Za-z])-?(\d{3,})(?![\d.,]\d|\d)", _by_digits),
    _rule("hyphen before a number", r"(?<=[A-Za-z])-(?=\d)", lambda m: " "),
    _rule("figure and letters", r"\b(\d)([A-Z]{2,4})(?![A-Za-z])", lambda m: f"{n.cardinal(m[1])} {' '.join(m[2])}"),
    _rule("letters and figures", r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", lambda m: " "),
    _rule("version", r"\d+(?:\.\d+){2,}", lambda m: " point ".join(map(n.cardinal, m[0].split(".")))),
    _rule("decimal", r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+", lambda m: n.decimal(m[0])),
    _rule("thousands", r"(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)", lambda m: n.cardinal(m[0])),
    _rule("number", r"\d+", _bare),
    _rule("at", r"(?<=\w)@(?=\w)", lambda m: " at "),
)  # fmt: skip
