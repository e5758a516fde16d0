"""What a caller can do with a number that is typed: end it by its key or not, type too little, too much, or ahead."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.coverage.keys import keys_of_length
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import KEYS, Entry, Number
from ivrc.simulate.match import is_number, longer_possible, matched

ENDS, CLOSED, FULL, LONG, SHORT, AHEAD = "ends", "closed", "full", "long", "short", "ahead"
"""The end key ends it where more digits could follow; it is full and its end key follows, nothing, or another key; the
end key comes too soon; further keys are typed together with it and its end key."""


def attempts(menu: Menu) -> list[tuple[str, Number]]:
    """What is to be tried of the numbers of a menu, as far as keys can be found for it."""
    numbers = [entry for entry in menu.entries if isinstance(entry, Number)]
    kinds = [(kind, number) for number in numbers for kind in (ENDS, CLOSED, FULL, LONG, SHORT, AHEAD)]
    return [(kind, number) for kind, number in kinds if keys_for(kind, number, menu.entries)]


def keys_for(kind: str, number: Number, entries: Sequence[Entry | Number]) -> str | None:
    """Keys for one of the kinds; for AHEAD those up to the end key. None where there are none."""
    if kind != FULL and not number.end_key:
        return None
    if kind == SHORT:
        short = "9" * (number.lengths[0] - 1) + number.end_key
        return short if matched(short, entries) is None else None
    lengths = number.lengths if kind == ENDS else number.lengths[::-1]
    digits = next((keys for n in lengths if (keys := keys_of_length(n, number, entries))), None)
    if digits is None:
        return None
    if (kind == ENDS) != longer_possible(digits, entries):
        return None
    if kind == LONG:
        return digits + next(key for key in reversed(KEYS) if key != number.end_key)
    return digits if kind == FULL else digits + number.end_key


def kind_of(keys: str, number: Number, entries: Sequence[Entry | Number]) -> str:
    """Which kind it was when these keys took a number; nothing where the wait after one that was not full had passed."""
    if is_number(keys, number):
        return "" if longer_possible(keys, entries) else FULL
    if keys[-1:] != number.end_key:
        return LONG
    return ENDS if longer_possible(keys[:-1], entries) else CLOSED


def too_short(keys: str, menu: Menu) -> list[Number]:
    """The numbers whose end key came too soon, where these keys were wrong."""
    numbers = (entry for entry in menu.entries if isinstance(entry, Number) and entry.end_key)
    return [
        number
        for number in numbers
        if keys[-1:] == number.end_key
        and len(keys) <= number.lengths[0]
        and not keys[:-1].strip("0123456789")
    ]
