"""Which entry of a menu the typed keys are, and whether a longer one may still come (docs/semantics.md, 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.flow.nodes import Entry

_DIGITS = frozenset("0123456789")


def fits(keys: str, pattern: str) -> bool:
    """Whether the keys are the beginning of the pattern, or all of it."""
    return len(keys) <= len(pattern) and all(
        p == k or (p == "X" and k in _DIGITS) for k, p in zip(keys, pattern, strict=False)
    )


def longer_possible(keys: str, entries: Iterable[Entry]) -> bool:
    """Whether some entry that is longer begins with the keys."""
    return any(len(entry.pattern) > len(keys) and fits(keys, entry.pattern) for entry in entries)


def matched(keys: str, entries: Iterable[Entry]) -> Entry | None:
    """The entry that the keys are. A literal key goes before `X`, at the first place where two entries differ."""
    found = [entry for entry in entries if len(entry.pattern) == len(keys) and fits(keys, entry.pattern)]
    return min(found, key=lambda entry: [key == "X" for key in entry.pattern], default=None)


def listed(extension: str, patterns: Iterable[str]) -> bool:
    """Whether an extension is one of those that a site lists."""
    return any(len(extension) == len(pattern) and fits(extension, pattern) for pattern in patterns)
