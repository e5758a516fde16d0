"""Many beginnings of a number as one expression that PCRE, POSIX (extended) and ECMAScript read alike."""

from __future__ import annotations

from collections.abc import Iterable


def prefixes(beginnings: Iterable[str]) -> str:
    """An expression of these digits, those together that differ in the last one."""
    lasts: dict[str, str] = {}
    for each in sorted(set(beginnings)):
        lasts[each[:-1]] = lasts.get(each[:-1], "") + each[-1]
    return "|".join(f"{begin}{last if len(last) == 1 else f'[{last}]'}" for begin, last in lasts.items())
