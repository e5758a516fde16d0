"""The area of the calling number: callers of each area code, of those that differ from it in the last digit, and several of no area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrc.coverage.conditions.base import Asks, Condition
from ivrc.coverage.conditions.caller import shown
from ivrc.flow.conditions.area import UNKNOWN, Area
from ivrc.simulate.conditions.area import true_of

_OF_NONE = ("", "13805761234", "+12125550123", "4006659999", "88888888", "02612345678", "0085288888888")
"""Withheld, a mobile one, of another country, without an area code, of a code that there is not."""
_EVERY = 10
"""Of the areas that are known and not asked for, one in so many is tried."""


def _near(condition: Area, lengths: Iterable[int]) -> Iterator[str]:
    if condition.table:
        asked = condition.codes[::_EVERY] if condition.sign == UNKNOWN else condition.codes
        for code in (*asked, ""):
            yield from (f"{prefix}1234" for prefix in condition.table.ends(code))
    if condition.sign == UNKNOWN:
        yield from _OF_NONE
        yield from map(_of, condition.codes[::_EVERY])
        return
    first, *others = map(_of, condition.codes)
    yield from shown(first)
    yield from others
    beside = dict.fromkeys(f"{code[:-1]}{last}" for code in condition.codes for last in "0123456789")
    yield from (_of(code) for code in beside if code not in condition.codes)
    yield first[1:]
    yield from _OF_NONE[:3]


def _of(code: str) -> str:
    """A number with this area code."""
    return f"{code}{'87654321'[: 11 - len(code)]}"


COVERAGE = Condition[Area](asks=Asks(lambda condition: condition.value, true_of, _near))
