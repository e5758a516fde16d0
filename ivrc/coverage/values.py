"""What is typed so that it can be said: numbers that every reading of a value has words for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ivrc.coverage.keys import keys_for
from ivrc.coverage.route import LISTED, UNLISTED
from ivrc.flow.entries import patterns
from ivrc.flow.graph import values_said
from ivrc.flow.nodes import Entry, Hotline, Number, Speak
from ivrc.flow.switches import lists
from ivrc.flow.values import CALLED, CALLER, DATE, DIGITS, MONEY, NUMBER, ROW, TIME
from ivrc.saying import say

CALLING = "13805761234"
"""Who calls where a hotline uses the calling number."""
_VARIED = "13805761249062837415926035841729"
"""Digits of which no two neighbours are alike, so that one that is said in the wrong place is found."""
_SAYABLE = ("20261121", "0905", *("X" * length for length in range(1, 9)))
"""Patterns of numbers: a date, a time, quantities."""


_ROWS = {
    DIGITS: (_VARIED[:11], _VARIED[:8], "20261121", "0905"),
    NUMBER: ("32", "7"),
    MONEY: ("1280.50", "32"),
    DATE: ("20261121",),
    TIME: ("0905",),
}
"""What the row of a list has, by the type of its value."""


def spoken(hotline: Hotline) -> dict[str, list[Speak]]:
    """Every value that is said, and all places where it is."""
    found: dict[str, list[Speak]] = {}
    for _, speak in values_said(hotline):
        found.setdefault(speak.value, []).append(speak)
    return found


def calling(hotline: Hotline) -> str:
    """The calling number of usual calls; none where nothing uses it."""
    used = lists(hotline) or any(value.source == CALLER for value in hotline.values.values())
    return CALLING if used else ""


def row(hotline: Hotline) -> dict[str, str]:
    """What the row has by which a call is made: a value of each, which can be said wherever it is."""
    said = spoken(hotline)
    found = {}
    for value in hotline.values.values():
        if value.source == ROW:
            tried = _ROWS[value.kind]
            places = said.get(value.name, ())
            found[value.name] = next((each for each in tried if may_be_said(each, places)), tried[0])
    return found


def may_lack(hotline: Hotline, name: str) -> bool:
    """Whether a call can come without the value: the called number of a hotline that has one or calls itself is always there, and so
    is what a row has."""
    value = hotline.values.get(name)
    there = value is not None and (
        value.source == ROW or (value.source == CALLED and (hotline.numbers or hotline.outbound))
    )
    return not there


def keys_said(entry: Entry | Number, entries: Sequence[Entry | Number], said: Sequence[Speak]) -> str | None:
    """Keys that are the entry, and can be said at all these places; None where there are none."""
    for keys in _tried(entry, entries):
        if may_be_said(keys, said):
            return keys
    return None


def may_be_said(keys: str, said: Sequence[Speak]) -> bool:
    """Whether keys can be said at all these places."""
    return all(say(each.locale, each.begins, keys, each.last) for each in said)


def keys_unsaid(
    entry: Entry | Number, entries: Sequence[Entry | Number], said: Sequence[Speak]
) -> Iterator[str]:
    """Keys that are the entry and cannot be said at some of these places, where there are such."""
    tried = [
        keys
        for pattern in patterns(entry)
        if (keys := keys_for(entry, entries, (pattern.replace("X", "9"),)))
    ]
    for each in said:
        never = (keys for keys in tried if not say(each.locale, each.begins, keys, each.last))
        if keys := next(never, None):
            yield keys


def sayable(hotline: Hotline, speak: Speak, held: Mapping[str, str], withheld: bool) -> bool:
    """Whether a value can be said in a call that holds these values, and has no calling number where that is `withheld`."""
    source = hotline.values[speak.value].source
    if source == ROW:
        return may_be_said(row(hotline)[speak.value], [speak])
    if source == CALLED:
        return not may_lack(hotline, speak.value)
    if source == CALLER:
        value: str | None = "" if withheld else CALLING
    else:
        value = held.get(speak.value)
        if value in ("", LISTED, UNLISTED):
            return True
    return value is not None and say(speak.locale, speak.begins, value, speak.last) is not None


def _tried(entry: Entry | Number, entries: Sequence[Entry | Number]) -> Iterator[str]:
    varied = (_VARIED[:length] for length in range(32, 1, -1))
    for among in (*((keys,) for keys in varied), None, *((pattern,) for pattern in _SAYABLE)):
        if keys := keys_for(entry, entries, among):
            yield keys
