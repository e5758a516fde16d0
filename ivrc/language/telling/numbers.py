"""The numbers in digits of a plain sentence: which of them could be keys at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.regex import regex

TELEPHONE = 7
"""Digits from which on a number is a telephone's."""

_BEGINS = regex(r"[0-9*#+$£€¥]")
_NUMBER = regex(
    r"""
  (?P<time>[0-9]{1,2}:[0-9][0-9](?![0-9])(?:\s*[ap]\.?m\b)?)
| (?P<date>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9]))
| (?P<telephone>\+?(?<![0-9*\#])[0-9]{1,4}(?:[-\s][0-9]{3,8}){1,3}(?![0-9*\#-])|1-8[0-9][0-9](?![0-9]))
| (?P<service>(?<![0-9-])[2-9]-1-1(?![0-9-]))
| (?P<thousands>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9]))
| (?P<amount>[0-9]+\.[0-9]+|[0-9]+,[0-9]+(?=\s*(?:[€%]|euros?\b|pesos?\b|kw\b|kg\b))|[$£€¥]\s*[0-9]+(?:[.,][0-9]+)*|24/7|[0-9]+[x×][0-9]+)
| (?P<keys>[0-9*\#]+)
""",
    re.VERBOSE,
)

_KEYS = regex(r"[0-9*#]+")


class Number(NamedTuple):
    """`kind` is `keys` where keys are all that it could be; else what it is by its form."""

    kind: str
    text: str
    start: int
    end: int


def numbers(plain: str, text: str) -> dict[int, Number]:
    """Every number in digits (`*` and `#` are keys too) of a plain sentence, by where it starts. In `text`, the
    sentence as written, a full-width comma stands between clauses and never within a number."""
    found: dict[int, Number] = {}
    at = 0
    while begun := _BEGINS.search(plain, at):
        start = begun.start()
        match = _NUMBER.match(plain, start)
        if match is None:
            at = start + 1
            continue
        kind, digits = match.lastgroup or "keys", match[0]
        if _several(kind, digits, text[start : match.end()]):
            first = _KEYS.match(plain, start)
            kind, digits = "keys", first[0] if first else digits
        at = start + len(digits)
        found[start] = Number(kind, digits, start, at)
    return found


def _several(kind: str, digits: str, written: str) -> bool:
    """Whether what looks like one number is the first of several: too short for a telephone's (`101-105`), or with a
    comma that is none of a number's (`请按1，200元以上…`)."""
    if kind == "telephone":
        return sum(c.isdigit() for c in digits) < TELEPHONE and not digits.startswith("1-8")
    return "," in digits and "," not in written
