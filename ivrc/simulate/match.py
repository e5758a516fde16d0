"""Which entry of a menu the typed keys are, and whether a longer one may still come (docs/semantics.md, 7, 8, 21 and 22)."""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.flow.nodes import Entry, Number

_DIGITS = frozenset("0123456789")


def fits(keys: str, pattern: str) -> bool:
    """Whether the keys are the beginning of the pattern, or all of it."""
    return len(keys) <= len(pattern) and all(
        p == k or (p == "X" and k in _DIGITS) for k, p in zip(keys, pattern, strict=False)
    )


def longer_possible(keys: str, entries: Iterable[Entry | Number]) -> bool:
    """Whether some entry that is longer begins with the keys: see `goes_on`, and `end_key_after` for what it leaves."""
    return any(goes_on(keys, entry) for entry in entries)


def end_key_after(keys: str, entries: Iterable[Entry | Number]) -> str:
    """The key that ends what was typed, where that is a number whose sentence tells one; else nothing."""
    found = (entry.end_key for entry in entries if isinstance(entry, Number) and is_number(keys, entry))
    return next(found, "")


def belongs(key: str, keys: str, entries: Iterable[Entry | Number]) -> bool:
    """Whether a further key is part of what the keys began: a longer entry, or a number with its end key."""
    return longer_possible(keys, entries) or key == end_key_after(keys, entries)


def together(typed: str, keys: str, entries: Iterable[Entry | Number]) -> int:
    """How many of further keys belong to the entry that was begun: one at least."""
    count = 1
    while count < len(keys) and belongs(keys[count], typed + keys[:count], entries):
        count += 1
    return count


def matched(keys: str, entries: Iterable[Entry | Number]) -> Entry | Number | None:
    """The entry that the keys are. A literal key goes before `X`, at the first place where two entries differ."""
    found = [entry for entry in entries if _is(keys, entry)]
    return min(found, key=_literal_first, default=None)


def value(keys: str, entry: Entry | Number) -> str:
    """What the entry's variable holds once the keys were typed: all of them but the end key."""
    if isinstance(entry, Number) and not is_number(keys, entry):
        return keys.removesuffix(entry.end_key)
    return keys


def is_number(keys: str, number: Number) -> bool:
    """Whether the keys are the number, without its end key."""
    return (
        len(keys) in number.lengths
        and _DIGITS.issuperset(keys[:-1])
        and (keys[-1] in _DIGITS or keys[-1] == number.last)
    )


def listed(extension: str, patterns: Iterable[str]) -> bool:
    """Whether an extension is one of those that a site lists."""
    return any(len(extension) == len(pattern) and fits(extension, pattern) for pattern in patterns)


def goes_on(keys: str, entry: Entry | Number) -> bool:
    """Whether an entry is longer and begins with the keys. The end key of a number that is full is not counted."""
    if isinstance(entry, Number):
        return len(keys) < entry.lengths[-1] and _DIGITS.issuperset(keys)
    return len(entry.pattern) > len(keys) and fits(keys, entry.pattern)


def _is(keys: str, entry: Entry | Number) -> bool:
    if isinstance(entry, Number):
        if entry.digits and keys not in (entry.digits, entry.digits + entry.end_key):
            return False
        ended = entry.end_key != "" and keys[-1:] == entry.end_key
        return is_number(keys, entry) or (ended and is_number(keys[:-1], entry))
    return len(entry.pattern) == len(keys) and fits(keys, entry.pattern)


def _literal_first(entry: Entry | Number) -> list[bool]:
    """Every pattern holds a literal key, so it goes before a number that is typed with the same keys."""
    return (
        [True] * (entry.lengths[-1] + 1)
        if isinstance(entry, Number)
        else [key == "X" for key in entry.pattern]
    )
