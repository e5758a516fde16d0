"""Hours as they are promised in words: `两小时`, `48小时`, `three days`."""

from __future__ import annotations

import re
from functools import cache

from ivrc.numerals import english, mandarin
from ivrc.regex import regex

_UNITS = {
    "小时": 1,
    "小時": 1,
    "个小时": 1,
    "個小時": 1,
    "天": 24,
    "hour": 1,
    "hours": 1,
    "h": 1,
    "day": 24,
    "days": 24,
}
_MOST = 999
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_FORM = regex(rf"\s*(.*?)\s*({_UNIT})(?:之?[内內])?\s*", re.IGNORECASE)
_WITHIN = regex(
    rf"((?<![0-9])[0-9]{{1,3}}|[零一二两兩三四五六七八九十百]{{1,9}}|\b[a-z]+(?:-[a-z]+)?)\s*({_UNIT})",
    re.IGNORECASE,
)


def hours(told: str) -> int | None:
    """`两小时`, `48 小时`, `二十四小时`, `3天`, `two hours`; None where it is no such time."""
    form = _FORM.fullmatch(told)
    if form is None:
        return None
    number = form[1].lower()
    count = int(number) if re.fullmatch("[0-9]{1,3}", number) else _words().get(number)
    return count * _UNITS[form[2].lower()] if count else None


def hours_in(text: str) -> frozenset[int]:
    """All that words tell in hours or days."""
    return frozenset(found for each in _WITHIN.finditer(text) if (found := hours(each[0])) is not None)


@cache
def _words() -> dict[str, int]:
    """The numbers that are written out, made when the first of them is met: most notes have figures."""
    numbers = range(1, _MOST + 1)
    written = {say(str(each)): each for each in numbers for say in (mandarin.cardinal, english.cardinal)}
    return {**written, "两": 2, "兩": 2, "a": 1, "an": 1}
