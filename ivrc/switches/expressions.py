"""Menu entries as regular expressions, of the kind that PCRE, POSIX (extended) and ECMAScript read alike."""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.flow.nodes import Entry, Number
from ivrc.regex import regex
from ivrc.runs import runs

_RUN = regex(r"X+")


def literal_first(entry: Entry | Number) -> str:
    """What sorts entries so that of two that fit the one whose first difference is a literal key comes first."""
    return "~" * 33 if isinstance(entry, Number) else entry.pattern.replace("X", "~")


def whole(entry: Entry | Number) -> str:
    """All that is an entry. What a number with an end key holds is its first group."""
    if isinstance(entry, Entry):
        return expression(entry.pattern)
    digits = without_end_key(entry)
    return f"({digits}){expression(entry.end_key)}?" if entry.end_key else digits


def without_end_key(number: Number) -> str:
    """All that is a number without its end key."""
    lasts = f"[0-9{number.last}]" if number.last else ""
    return "|".join(
        _digits(low - bool(lasts), high - bool(lasts)) + lasts for low, high in runs(number.lengths)
    )


def beginnings(entries: Iterable[Entry | Number]) -> str:
    """All that some longer entry begins with, the end key of a number not counted; empty where there is nothing."""
    return "|".join(dict.fromkeys(filter(None, map(_beginning, entries))))


def expression(pattern: str) -> str:
    """All that fits a pattern of keys and `X`."""
    return _RUN.sub(lambda run: _digits(len(run[0]), len(run[0])), pattern).replace("*", "[*]")


def _beginning(entry: Entry | Number) -> str:
    if isinstance(entry, Number):
        return _digits(1, entry.lengths[-1] - 1) if entry.lengths[-1] > 1 else ""
    keys = list(entry.pattern[:-1])
    if not keys:
        return ""
    found = expression(keys.pop())
    for key in reversed(keys):
        found = f"{expression(key)}({found})?"
    return found


def _digits(low: int, high: int) -> str:
    if (low, high) == (1, 1):
        return "[0-9]"
    if high == 0:
        return ""
    return f"[0-9]{{{low}}}" if low == high else f"[0-9]{{{low},{high}}}"
