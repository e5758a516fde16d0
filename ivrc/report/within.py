"""Within how many hours a call back was promised, as the field of a note says it."""

from __future__ import annotations

import re
from functools import cache

from ivrc.numerals import english, mandarin
from ivrc.regex import regex

LIMITS = ("时限", "within")
"""The field of a callback's note that has the time that was promised."""

_UNITS = {"小时": 1, "个小时": 1, "天": 24, "hour": 1, "hours": 1, "h": 1, "day": 24, "days": 24}
_MOST = 999
_FORM = regex(rf"\s*(.*?)\s*({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?:之?内)?\s*", re.IGNORECASE)


def hours(told: str) -> int | None:
    """`两小时`, `48 小时`, `二十四小时`, `3天`, `two hours`; None where it is no such time."""
    form = _FORM.fullmatch(told)
    if form is None:
        return None
    number = form[1].lower()
    count = int(number) if re.fullmatch("[0-9]{1,3}", number) else _words().get(number)
    return count * _UNITS[form[2].lower()] if count else None


@cache
def _words() -> dict[str, int]:
    """The numbers that are written out, made when the first of them is met: most notes have figures."""
    numbers = range(1, _MOST + 1)
    written = {say(str(each)): each for each in numbers for say in (mandarin.cardinal, english.cardinal)}
    return {**written, "两": 2, "a": 1, "an": 1}
