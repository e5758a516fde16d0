"""What is written within one token: a duration, a count, a phrase with its arguments. Linear in its length."""

from __future__ import annotations

import re

from ivrc.language.width import narrow
from ivrc.regex import regex

_UNIT_MS = {"毫": 1, "ms": 1, "秒": 1000, "s": 1000, "分": 60_000, "m": 60_000}
_DURATION = regex(r"([0-9]+)(\.[0-9]+)?\s*(毫|ms|秒|s|分|m)")
_DIGITS = 9
MOST = 10**_DIGITS
"""What a number of more than nine digits counts as; anything near it is refused where it is used."""

_TO = regex("至|到|-|—|–|~|to", re.IGNORECASE)
_OPEN = regex("[(（]")
_EQUALS, _COLON = regex("[=＝]"), regex("[:：]")
_BETWEEN = regex(r"[,，、]")
_NEXT = {sign: regex(rf"[,，](?=[^,，{sign.pattern[1:-1]}]+{sign.pattern})") for sign in (_EQUALS, _COLON)}
"""The commas between arguments, by the sign that stands in each."""


def milliseconds(text: str) -> int:
    """`5秒`, `1.5 s`, `2分钟`, `300ms` in milliseconds."""
    match = _DURATION.match(text.lower())
    assert match, text
    part = float((match[2] or ".0")[: 1 + _DIGITS])
    return round((whole(match[1]) + part) * _UNIT_MS[match[3]])


def whole(text: str) -> int:
    """The number that ASCII digits make, up to the first that is none."""
    match = re.match("0*([0-9]*)", text)
    digits = match[1] if match else ""
    return int(digits or "0") if len(digits) <= _DIGITS else MOST


_LAST = 0
_TIMES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
          "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": _LAST}  # fmt: skip


def nth(text: str) -> int:
    """`第二次`, `second time` as 2; 0 for `最后一次`, `last time`."""
    if text[0] == "最":
        return _LAST
    word = text.lower().split()[0] if text[0] != "第" else text[1:-1].strip()
    return _TIMES[word] if word in _TIMES else whole(word) if word[0].isdecimal() else MOST


def lengths(text: str) -> tuple[tuple[int, int], ...]:
    """`4至6位`, `6, 8 or 10 digits` as the first and last of each range; none where no number stands in it."""
    found: list[tuple[int, int]] = []
    for between, digits in re.findall(r"([^0-9]*)([0-9]+)", text):
        number = whole(digits)
        if found and _TO.search(between):
            first = found.pop()[0]
            found.append((min(first, number), max(first, number)))
        else:
            found.append((number, number))
    return tuple(found)


def key(text: str) -> str:
    """The key that words name: `以#结束`, `by the star key`; `#` where they name none."""
    sign = re.search("[0-9*#]", text)
    return sign[0] if sign else ("*" if re.search("星|米|star|asterisk", text.lower()) else "#")


def phrase(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`回复承诺（时限=两天，渠道=电话）` as name and arguments; an argument that has no name has an empty one."""
    text = text.strip()
    opened = _OPEN.search(text)
    if opened is None or text[-1] not in ")）":
        return narrow(text), ()
    inner = text[opened.end() : -1]
    sign = _EQUALS if _EQUALS.search(inner) else _COLON
    arguments = [_argument(piece, sign) for piece in _NEXT[sign].split(inner)] if inner else []
    return narrow(text[: opened.start()].rstrip()), tuple(arguments)


def typed(text: str) -> tuple[tuple[str, str], ...]:
    """`余额:金额，到期日:日期` as names, each with the word of its type."""
    parts = (narrow(part).partition(":") for part in _BETWEEN.split(text) if part.strip())
    return tuple((name.strip(), kind.strip()) for name, _, kind in parts)


def _argument(piece: str, sign: re.Pattern[str]) -> tuple[str, str]:
    at = sign.search(piece)
    name = piece[: at.start()].strip() if at else ""
    return (narrow(name), piece[at.end() :].strip()) if at and name else ("", piece.strip())
