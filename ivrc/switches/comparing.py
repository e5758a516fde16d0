"""Comparisons of what was typed as regular expressions, which PCRE, POSIX (extended) and ECMAScript read alike.

Where a switch computes, digits beyond its own numbers' length would be rounded; an expression knows no length.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.flow.conditions.compare import BEGINS, IS_NOT, LEAST, MOST, OVER, UNDER, Compare


class Comparing(NamedTuple):
    """It holds of what fits the `expression` as a whole; with `but`, of what does not."""

    expression: str
    but: bool


def comparing(condition: Compare) -> Comparing:
    """A comparison as an expression."""
    _, sign, against = condition
    if sign in (LEAST, MOST, OVER, UNDER):
        return Comparing(f"0*({'|'.join(_amounts(sign, against[0].lstrip('0') or '0'))})", False)
    each = "|".join(number.replace("*", "[*]") for number in against)
    return Comparing(f"({each})[0-9*#]*" if sign == BEGINS else f"({each})", sign == IS_NOT)


def _amounts(sign: str, number: str) -> Iterator[str]:
    """All that is more or less than a number, or the number itself. No nought stands before any of them."""
    if sign in (LEAST, MOST):
        yield number
    last = len(number) - 1
    if sign in (OVER, LEAST):
        yield f"[1-9][0-9]{{{len(number)},}}"
        for place, digit in enumerate(number):
            if digit != "9":
                yield f"{number[:place]}[{int(digit) + 1}-9]" + _any(last - place)
        return
    if last:
        yield f"[0-9]{{1,{last}}}"
    for place, digit in enumerate(number):
        if digit != "0":
            yield f"{number[:place]}[0-{int(digit) - 1}]" + _any(last - place)


def _any(count: int) -> str:
    return f"[0-9]{{{count}}}" if count else ""
