"""What is typed so that it can be said: numbers that every reading of a value has words for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.coverage.keys import keys_for
from ivrc.flow.graph import values_said
from ivrc.flow.nodes import Entry, Hotline, Number, Speak
from ivrc.flow.values import CALLED, CALLER
from ivrc.saying import say

CALLING = "13805761234"
"""Who calls where a hotline uses the calling number."""
_VARIED = "13805761249062837415926035841729"
"""Digits of which no two neighbours are alike, so that one that is said in the wrong place is found."""
_SAYABLE = ("20261121", "0905", *("X" * length for length in range(1, 9)))
"""Patterns of numbers: a date, a time, quantities."""


def spoken(hotline: Hotline) -> dict[str, list[Speak]]:
    """Every value that is said, and all places where it is."""
    found: dict[str, list[Speak]] = {}
    for _, speak in values_said(hotline):
        found.setdefault(speak.value, []).append(speak)
    return found


def calling(hotline: Hotline) -> str:
    """The calling number of usual calls; none where nothing uses it."""
    return CALLING if any(value.source == CALLER for value in hotline.values.values()) else ""


def may_lack(hotline: Hotline, name: str) -> bool:
    """Whether a call can come without the value: the called number of a hotline that has one is always there."""
    value = hotline.values.get(name)
    return value is None or value.source != CALLED or not hotline.numbers


def keys_said(entry: Entry | Number, entries: Sequence[Entry | Number], said: Sequence[Speak]) -> str | None:
    """Keys that are the entry, and can be said at all these places; None where there are none."""
    for keys in _tried(entry, entries):
        if may_be_said(keys, said):
            return keys
    return None


def may_be_said(keys: str, said: Sequence[Speak]) -> bool:
    """Whether keys can be said at all these places."""
    return all(say(each.locale, each.begins, keys, each.last) for each in said)


def _tried(entry: Entry | Number, entries: Sequence[Entry | Number]) -> Iterator[str]:
    varied = (_VARIED[:length] for length in range(32, 1, -1))
    for among in (*((keys,) for keys in varied), None, *((pattern,) for pattern in _SAYABLE)):
        if keys := keys_for(entry, entries, among):
            yield keys
