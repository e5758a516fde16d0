"""What a caller types to be understood, or not, by a menu: keys for each entry, wrong keys, an entry broken off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ivrc.flow.entries import patterns, pins
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import KEYS, Entry, Number
from ivrc.simulate.match import goes_on, listed, longer_possible, matched

_DIGITS = "5678901234"
"""In the order in which they stand in for an `X`."""

_SHOWN = "9876543210*#"
"""All keys, in the order in which they are tried to be wrong."""

MOST_TRIES = 5000
"""Strings that are tried for one question. Menus that people write need a handful."""


def keys_for(
    entry: Entry | Number, entries: Sequence[Entry | Number], among: Iterable[str] | None = None
) -> str | None:
    """Keys that are this entry and no other that goes before it; None where there are none. A number's are the first
    length for which there are some, without its end key.

    With `among` (extensions of a site, `X` for any digit) the keys are also one of those.
    """
    tried = patterns(entry)
    if among is not None:
        tried = [both for each in among for own in patterns(entry) if (both := _both(own, each))]
    others = _others(entry, entries)
    return next((keys for each in tried if (keys := _first(each, others, _is(entry, entries)))), None)


def with_end_key(keys: str, entry: Entry | Number, entries: Sequence[Entry | Number]) -> str:
    """Keys that are an entry, with the end key that the caller is told to press."""
    ended = keys + entry.end_key if isinstance(entry, Number) else keys
    return ended if matched(ended, entries) is entry else keys


def keys_of_length(length: int, number: Number, entries: Sequence[Entry | Number]) -> str | None:
    """Digits, so many, that are this number and no other entry; None where there are none."""
    if number.digits:
        return number.digits if len(number.digits) == length else None
    return _first("X" * length, _others(number, entries), _is(number, entries))


def keys_outside(
    entry: Entry | Number, entries: Sequence[Entry | Number], among: Iterable[str]
) -> str | None:
    """Keys that are this entry and none of the extensions `among`."""
    away = tuple(among)
    is_entry = _is(entry, entries)
    others = [*_others(entry, entries), *away]

    def outside(keys: str) -> bool:
        return is_entry(keys) and not listed(keys, away)

    return next((keys for each in patterns(entry) if (keys := _first(each, others, outside))), None)


def wrong_keys(menu: Menu) -> str | None:
    """The shortest keys that are no entry, with nothing left to wait for where that can be; None where there are
    none. Digits are tried before signs."""
    others = _wrong(menu.entries, lambda keys: not longer_possible(keys, menu.entries))
    return _other_pin(menu) or others or broken_off(menu)


def _other_pin(menu: Menu) -> str:
    """The PIN that is asked for with its last digit wrong: only whoever compares it all refuses that."""
    for number in pins(menu):
        if number.digits:
            last = "0" if number.digits[-1] != "0" else "1"
            return number.digits[:-1] + last + number.end_key
    return ""


def broken_off(menu: Menu) -> str | None:
    """The shortest keys that could become an entry and are none yet."""
    return _wrong(menu.entries, lambda keys: longer_possible(keys, menu.entries))


def wrong_behind(menu: Menu) -> str | None:
    """Keys of which the first begin an entry and the last makes them none; None where there are none."""
    begun = broken_off(menu) or ""
    every = (begun + key for key in reversed(_SHOWN)) if begun else iter(())
    return next((keys for keys in every if not _may_be(keys, menu.entries)), None)


def _may_be(keys: str, entries: Sequence[Entry | Number]) -> bool:
    return matched(keys, entries) is not None or longer_possible(keys, entries)


def _others(entry: Entry | Number, entries: Sequence[Entry | Number]) -> list[str]:
    return [pattern for other in entries if other is not entry for pattern in patterns(other)]


def _is(entry: Entry | Number, entries: Sequence[Entry | Number]) -> Callable[[str], bool]:
    return lambda keys: matched(keys, entries) is entry


def _both(one: str, other: str) -> str:
    """The pattern of what fits two patterns; empty where nothing does."""
    if len(one) != len(other):
        return ""
    pairs = list(zip(one, other))
    if any((a != b and {a, b} & {"*", "#"}) or (a != b and "X" not in (a, b)) for a, b in pairs):
        return ""
    return "".join(b if a == "X" else a for a, b in pairs)


def _first(pattern: str, others: Sequence[str], good: Callable[[str], bool]) -> str | None:
    """The first keys of a pattern that are good, trying at each `X` first the digits that no other pattern names
    there."""
    rivals = [other for other in others if len(other) == len(pattern)]
    choices = []
    for place, key in enumerate(pattern):
        if key != "X":
            choices.append(key)
            continue
        named = {other[place] for other in rivals}
        choices.append("".join(sorted(_DIGITS, key=lambda digit: digit in named)))
    tries = 0
    digits = [0] * len(choices)
    while True:
        keys = "".join(choice[digit] for choice, digit in zip(choices, digits))
        tries += 1
        if good(keys):
            return keys
        if tries > MOST_TRIES:
            return None
        for place in reversed(range(len(choices))):
            digits[place] += 1
            if digits[place] < len(choices[place]):
                break
            digits[place] = 0
        else:
            return None


def _wrong(entries: Sequence[Entry | Number], ends: Callable[[str], bool]) -> str | None:
    """The first keys, the shortest before, that are no entry and for which `ends` holds."""
    seen: set[frozenset[int]] = set()
    layer = [""]
    while layer:
        following: list[str] = []
        for typed in layer:
            for key in sorted(KEYS, key=_SHOWN.index):
                keys = typed + key
                if matched(keys, entries) is None and ends(keys):
                    return keys
                live = frozenset(n for n, each in enumerate(entries) if goes_on(keys, each))
                if live and live not in seen:
                    seen.add(live)
                    following.append(keys)
        layer = following
    return None
