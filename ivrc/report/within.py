"""Within how many hours a call back was promised, as the field of a note says it."""

from __future__ import annotations

import re

from ivrc.numerals import english, mandarin

LIMITS = ("时限", "within")
"""The field of a callback's note that has the time that was promised."""

_UNITS = {"小时": 1, "个小时": 1, "天": 24, "hour": 1, "hours": 1, "h": 1, "day": 24, "days": 24}
_MOST = 999
_FORM = re.compile(
    rf"\s*(.*?)\s*({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?:之?内)?\s*", re.IGNORECASE
)
_WORDS = {
    say(str(each)): each for each in range(1, _MOST + 1) for say in (mandarin.cardinal, english.cardinal)
}
_NUMBERS = {**_WORDS, "两": 2, "a": 1, "an": 1, "one": 1}


def hours(told: str) -> int | None:
    """`两小时`, `48 小时`, `二十四小时`, `3天`, `two hours`; None where it is no such time."""
    form = _FORM.fullmatch(told)
    if form is None:
        return None
    number = form[1].lower()
    count = int(number) if re.fullmatch("[0-9]{1,3}", number) else _NUMBERS.get(number)
    return count * _UNITS[form[2].lower()] if count else None
