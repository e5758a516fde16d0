"""What is written in figures and can be read in two ways: 12/11/2026 is the 11th of December or the 12th of November."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ivrc.numerals import english, mandarin
from ivrc.regex import regex


class Doubt(NamedTuple):
    """What is written, and how it can be read, each in the words of the text's language."""

    written: str
    readings: tuple[str, ...]

    def told(self) -> tuple[str, str]:
        """Of what it is in doubt, in Chinese and in English."""
        zh = "，也可以读作".join(f"“{reading}”" for reading in self.readings)
        en = " or ".join(f'"{reading}"' for reading in self.readings)
        return f"“{self.written}”可以读作{zh}", f'"{self.written}", which can be read as {en}'


def writes(found: Doubt) -> tuple[str, str]:
    """The mend: the reading that is meant, in words."""
    first = found.readings[0]
    return f"写成要念的话，例如：{first}。", f"Write the one that you mean in words: {first}."


class _Form(NamedTuple):
    """`near` is a part of every match, and quickly looked for; `readings` is empty or one where there is no doubt."""

    pattern: re.Pattern[str]
    chinese: bool | None
    readings: Callable[[re.Match[str], bool], Sequence[str]]


_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_INCH = r"\"|'|\s*(?:in\b|inch|of\b|mile|cup|share|majority|full|empty|done|complete|price|off|an?\b|teaspoon|tablespoon|pound|hour|size)"


def doubt(text: str, locale: str, given: Iterable[tuple[str, str]] = ()) -> Doubt | None:
    """The first place of a text that can be read in two ways; None where there is none. What is given a reading is in no doubt."""
    if not any(c.isdigit() for c in text):
        return None
    chinese = locale.startswith(("zh", "yue", "cmn"))
    if not chinese and not locale.startswith("en"):
        return None
    found = sorted(_all(text, chinese))
    return next((each for _, each in found if not any(each.written in word for word, _ in given)), None)


def _all(text: str, chinese: bool) -> Iterator[tuple[int, Doubt]]:
    for form in _FORMS:
        if form.chinese not in (None, chinese):
            continue
        for match in form.pattern.finditer(text):
            readings = tuple(dict.fromkeys(form.readings(match, chinese)))
            if len(readings) > 1:
                yield match.start(1), Doubt(match[1], readings)


def _dates(m: re.Match[str], chinese: bool) -> list[str]:
    """Every day that figures with a year can be: the month first, the day first, of two figures the year first."""
    one, other, last = m["a"], m["b"], m["c"]
    ways = [(last, one, other), (last, other, one)]
    if len(last) == 2:
        ways.append((one, other, last))
    return [_day(chinese, month, day, year) for year, month, day in ways if _is_day(month, day)]


def _is_day(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= _MOST_DAYS[int(month) - 1]


def _day(chinese: bool, month: str, day: str, year: str = "") -> str:
    year = f"20{year}" if len(year) == 2 else year
    if not chinese:
        return english.date(month, day, year)
    said = f"{mandarin.cardinal(month)}月{mandarin.cardinal(day)}日"
    return f"{mandarin.digit_by_digit(year, yao=False)}年{said}" if year else said


def _day_or_day(m: re.Match[str], chinese: bool) -> list[str]:
    ways = [(m["a"], m["b"]), (m["b"], m["a"])]
    return [_day(chinese, month, day) for month, day in ways if _is_day(month, day)]


def _day_or_part(m: re.Match[str], chinese: bool) -> list[str]:
    if not _is_day(m["a"], m["b"]) or int(m["a"]) >= int(m["b"]):
        return []
    return [
        f"{mandarin.cardinal(m['b'])}分之{mandarin.cardinal(m['a'])}",
        _day(chinese, m["a"], m["b"]),
    ]


def _day_or_number(m: re.Match[str], chinese: bool) -> list[str]:
    number = mandarin.decimal(f"{m['a']}.{m['b']}")
    return [number, _day(chinese, m["a"], m["b"])] if _is_day(m["a"], m["b"]) else []


def _time_or_number(m: re.Match[str], chinese: bool) -> list[str]:
    return [english.clock(m["a"], m["b"]), english.decimal(f"{m['a']}.{m['b']}")]


def _minutes_or_feet(m: re.Match[str], chinese: bool) -> list[str]:
    said = mandarin.counted(m["a"])
    return [f"{said}分钟", f"{said}英尺"]


def _seconds_or_years(m: re.Match[str], chinese: bool) -> list[str]:
    return [f"{english.cardinal(m['a'])} seconds", f"the {english.tens(m['a'])}"]


_FORMS = (
    _Form(regex(r"(?<![A-Za-z0-9/.-])((?P<a>[0-9]{1,2})(?P<s>[/.-])(?P<b>[0-9]{1,2})(?P=s)(?P<c>(?:19|20)[0-9]{2}))(?![\d/.-]*\d)"), None, _dates),
    _Form(regex(r"(?<![A-Za-z0-9/.-])((?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<c>[0-9]{2}))(?![\d/])"), None, _dates),
    _Form(
        regex(
            r"(?i:\b(?:on|by|before|until|till|since|starting|effective|due|closed|dated|expires?|ends?|begins?)\s+)"
            rf"((?P<a>0?[1-9]|1[0-2])/(?P<b>0?[1-9]|1[0-2]))(?![\d/]|{_INCH})"
        ),
        False,
        _day_or_day,
    ),
    _Form(regex(r"(?<![\d/.])((?P<a>[1-9]|1[0-2])/(?P<b>[1-9]|[12][0-9]|3[01]))(?=起|之前|前(?!端|列)|之后|后|截止|止|[当當]天|[当當]日)"), True, _day_or_part),
    _Form(regex(r"(?<![\d/.$¥￥€£])((?P<a>[1-9]|1[0-2])\.(?P<b>[1-9]|[12][0-9]|3[01]))(?=起|之前|前(?!端|列)|之后|截止|止|[当當]天|[当當]日)"), True, _day_or_number),
    _Form(
        regex(r"(?i:\b(?:opens?|opened|closes?|closed|starts?|begins?|ends?|until|till|departs?|arrives?|leaves?)(?:\s+(?:at|from|until))?\s+|\bat\s+)"
              r"((?P<a>1[0-2]|0?[1-9])\.(?P<b>[0-5][0-9]))(?![\d%°]|\.\d|\s*(?:[AaPp]\.?[Mm]\b|%|percent|per\b|dollar|euro|pound|yuan|k?m\b|kg|l\b|million|billion|times))"),
        False,
        _time_or_number,
    ),
    _Form(regex(r"(?<![\d'°])((?P<a>[1-9][0-9]?)')(?![\d'A-Za-z])"), True, _minutes_or_feet),
    _Form(regex(r"(?<!the )(?<!early )(?<!late )(?<!mid-)(?<!for )(?<!wait )(?<!after )(?<!within )(?<!every )(?<!about )(?<!in )(?<!under-)(?<!over-)(?<![\w.,'$£€-])((?P<a>[2-9]0)s)\b"), False, _seconds_or_years),
)  # fmt: skip
