"""The hours that a sentence tells: on which days, from when to when. What may be read in two ways has both readings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ivrc.regex import regex

Range = tuple[frozenset[int], frozenset[int]]
"""The minutes since midnight at which it may begin and end."""


Part = Range | frozenset[int]
"""Times, or days."""


class Told(NamedTuple):
    """Days of the week, none where the sentence names none, and the times of each."""

    days: frozenset[int]
    ranges: tuple[Range, ...]


_TO = r"\s*(?:[至到]|[-–—~～]|\bto\b|\bthrough\b|\buntil\b|\btill\b|\band\b)\s*"
_ZH_TIME = r"(凌晨|早上|朝早|早晨|早|上午|中午|正午|下午|下晝|下昼|晚上|夜晚|夜间|夜間|晚)?\s*(\d{1,2}|[零一二两兩三四五六七八九十]{1,3})\s*(?:[:：](\d\d)|[点點时時](?:整|钟|鐘)?(半|[一三]刻|[零一二三四五六七八九十]{1,4}分?|\d{1,2}分?)?)"
_EN_HOUR = r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_EN_TIME = rf"(half (?:past )?|a? ?quarter past |a? ?quarter to )?\b({_EN_HOUR})\b(?:[:.](\d\d)\b)?( thirty| fifteen| forty-five| o'clock)?(?:\s*([ap])\.?\s?m\b\.?)?|\b(noon|midnight)\b"
_ROUND = regex(
    r"[早朝](\d{1,2}|[零一二两兩三四五六七八九十]{1,3})(半)?[至到]?晚(?:上)?(\d{1,2}|[零一二两兩三四五六七八九十]{1,3})(半)?(?![\d:：点點时時一二三四五六七八九十])"
)
"""`早九晚五`, without a word for the hour."""
_RANGES = (
    regex(_ZH_TIME + _TO + _ZH_TIME),
    regex(rf"(?:{_EN_TIME}){_TO}(?:{_EN_TIME})", re.IGNORECASE),
)
_WEEK = "(?:周|週|星期|礼拜|禮拜)"
_DAYS_ZH = regex(
    rf"{_WEEK}([一二三四五六日天])(?:\s*[至到\-–—~～]\s*{_WEEK}?([一二三四五六日天])|([、，]?[二三四五六日天])(?![点點]))?|每[天日]|天天|(工作日|平日)|(周末|週末)"
)
_DAY = r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_DAYS_EN = regex(
    rf"\b{_DAY}\b(?:\s*(?:to|through|thru|until|-|–)\s*\b{_DAY}\b)?|\b(?:every day|daily|seven days)\b|\b(weekdays?)\b|\b(weekends?)\b",
    re.IGNORECASE,
)
_UNCLEAR = regex(
    r"午休|休息(?![时時])|除|\blunch\b|\bexcept\b|\bother than\b|\bclosed (?:on|from|between|for)\b",
    re.IGNORECASE,
)
"""Times at which it is closed stand among those at which it is open."""
_DAY_OFF = regex(
    rf"(?:逢|每)?{_WEEK}[一二三四五六日天](?:(?:至|到|[-–—、]){_WEEK}?[一二三四五六日天])?(?:休息|闭馆|閉館|公休|店休|不营业|不營業|休館)"
    rf"|\bclosed (?:on |every )?{_DAY}s?\b(?! (?:to|from|between|for)\b)",
    re.IGNORECASE,
)
"""A day of the week that is told to be closed: what is told of the others is clear."""
_ORDER_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS_EN = dict(zip(_EN_HOUR.split("|")[1:], range(1, 13), strict=True))
_EVERY, _WORK, _END = frozenset(range(7)), frozenset(range(5)), frozenset((5, 6))


def told(text: str) -> list[Told]:
    """All that a text tells so; nothing where part of it is not clear."""
    text = _DAY_OFF.sub("", text)
    if _UNCLEAR.search(text):
        return []
    found: list[tuple[int, Part]] = [*_days(text), *_times(text)]
    parts = [each for _, each in sorted(found, key=lambda each: each[0])]
    if parts and isinstance(parts[0], tuple) and (named := [not isinstance(each, tuple) for each in parts]):
        if any(named) and (sum(named) > 1 or not named[-1]):
            return []  # times before and behind several days: which are whose is not clear
        parts.reverse()  # nine to five, Monday to Friday
    groups: list[tuple[frozenset[int], list[Range]]] = []
    for part in parts:
        if isinstance(part, tuple):
            if not groups:
                groups.append((frozenset(), []))
            groups[-1][1].append(part)
        elif groups and not groups[-1][1]:
            groups[-1] = (groups[-1][0] | part, [])
        else:
            groups.append((part, []))
    return [Told(days, tuple(ranges)) for days, ranges in groups if ranges]


def _times(text: str) -> Iterator[tuple[int, Range]]:
    for match in _RANGES[0].finditer(text):
        one, other = match.groups()[:4], match.groups()[4:]
        yield match.start(), (_zh(*one), _zh(other[0] or _later(one[0]), *other[1:]))
    for match in _ROUND.finditer(text):
        begin, past, end, later = match.groups()
        yield match.start(), (_zh("早", begin, None, past), _zh("晚", end, None, later))
    for match in _RANGES[1].finditer(text):
        one, other = match.groups()[:6], match.groups()[6:]
        if any((*one[2:4], *one[4:], *other[2:])) or not any(char.isdigit() for char in match[0]):
            yield match.start(), (_en(*one), _en(*other))


def _later(part: str | None) -> str:
    """The part of the day that goes on: in the afternoon, one to five."""
    return part if part in ("下午", "下晝", "下昼") else ""


def _zh(part: str | None, hour: str, minute: str | None, spoken: str | None) -> frozenset[int]:
    past = int(minute or 0)
    if spoken:
        past = {"半": 30, "一刻": 15, "三刻": 45}.get(spoken) or _number(spoken.rstrip("分"))
    return _readings(_number(hour), past, _HALF.get(part or "", ""))


_HALF = dict.fromkeys(("下午", "下晝", "下昼", "晚上", "夜晚", "夜间", "夜間", "晚"), "p")
_HALF |= dict.fromkeys(("凌晨", "早上", "朝早", "早晨", "早", "上午"), "a")


def _en(
    past: str | None,
    hour: str | None,
    minute: str | None,
    word: str | None,
    half: str | None,
    named: str | None,
) -> frozenset[int]:
    if named or hour is None:
        return frozenset((720,)) if (named or "").lower() == "noon" else frozenset((0, 1440))
    number = int(hour) if hour.isdigit() else _NUMBERS_EN[hour.lower()]
    minutes = int(minute or 0) + {" thirty": 30, " fifteen": 15, " forty-five": 45}.get(
        (word or "").lower(), 0
    )
    for begin, more in (("half", 30), ("quarter past", 15), ("quarter to", -15)):
        if past and begin in past.lower():
            minutes = more
    return _readings(number, minutes, (half or "").lower())


def _readings(hour: int, minute: int, half: str) -> frozenset[int]:
    """In minutes; a figure up to twelve is in the morning or in the afternoon, unless it is said which."""
    if half:
        hour = hour % 12 + 12 * (half == "p") if hour <= 12 else hour
        return frozenset(
            (hour * 60 + minute, *((1440,) if (hour, minute) == (12, 0) and half == "p" else ()))
        )
    hours = {hour, hour + 12} if hour <= 12 else {hour}
    return frozenset(each * 60 + minute for each in hours)


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    digits = "零一二三四五六七八九"
    value = {**{each: place for place, each in enumerate(digits)}, "两": 2, "兩": 2}
    if ten:
        return 10 * (value.get(tens, 1) if tens else 1) + (value.get(ones, 0) if ones else 0)
    return int("".join(str(value.get(each, 0)) for each in written))


def _days(text: str) -> Iterator[tuple[int, frozenset[int]]]:
    names = "一二三四五六日"
    for match in _DAYS_ZH.finditer(text):
        first, last, beside, work, end = match.groups()
        if first is None:
            yield match.start(), _WORK if work else _END if end else _EVERY
            continue
        begin = names.index(first.replace("天", "日"))
        if beside:
            yield match.start(), frozenset((begin, names.index(beside[-1].replace("天", "日"))))
        else:
            yield match.start(), _stretch(begin, names.index((last or first).replace("天", "日")))
    for match in _DAYS_EN.finditer(text):
        one, other, work, end = match.groups()
        if one is None:
            yield match.start(), _WORK if work else _END if end else _EVERY
        else:
            begin = _ORDER_EN.index(one.lower())
            yield match.start(), _stretch(begin, _ORDER_EN.index((other or one).lower()))


def _stretch(begin: int, end: int) -> frozenset[int]:
    return frozenset((begin + step) % 7 for step in range((end - begin) % 7 + 1))
