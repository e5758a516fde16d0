"""A menu's entries as an SRGS 1.0 grammar that takes every key sequence on which the menu must act.

A grammar of the entries alone leaves to the platform when a wrong key is reported (VoiceXML 2.0, section 2.3.1
and Appendix D say nothing of it). This one is total: whatever is typed is a match, and it can be longer exactly
where some entry goes on. So the platform acts at once where nothing longer is possible (`termtimeout` 0s) and
waits `interdigittimeout` where it is. Which entry it was, or none, is asked of the keys afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ivrc.flow.nodes import KEYS, Entry, Number

DIGITS = "0123456789"
ANY = "?"
"""In a pattern of a grammar: any of the twelve keys."""

LONGEST_ROW = 4
"""States that follow one another alike are written out, a rule each, up to so many; a longer row is one rule."""

ANY_KEY: tuple[str, ...] = ()
"""The patterns of a grammar that takes one key, whichever it is."""


def patterns_of(entries: Iterable[Entry | Number]) -> tuple[str, ...]:
    """What a menu collects, as patterns of keys, `X` and ANY. Whatever ends sooner is in the grammar of these as well.

    After a number that is full any key is taken, not the end key alone: what a platform would do with another one,
    no standard says.
    """
    found: set[str] = set()
    for entry in entries:
        if isinstance(entry, Entry):
            found.add(entry.pattern)
            continue
        longest = "X" * entry.lengths[-1]
        found.add(longest + ANY if entry.end_key else longest)
        if entry.end_key and entry.last:
            found |= {"X" * (length - 1) + entry.last + ANY for length in entry.lengths}
    return tuple(sorted(found))


class State(NamedTuple):
    """What was typed so far, as what may follow: the keys that end here, and the keys after which more may come.

    A continuation is the keys and the patterns that remain after any of them.
    """

    ends: str
    continues: tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=4096)
def state(patterns: tuple[str, ...]) -> State:
    """The first state of a grammar for the patterns: what each of the twelve keys leads to."""
    after: dict[tuple[str, ...], str] = {}  # what remains of the patterns: the keys that leave it
    for key in KEYS:
        rest = {
            pattern[1:]
            for pattern in patterns
            if pattern and (pattern[0] in (key, ANY) or (pattern[0] == "X" and key.isdigit()))
        }
        longer = tuple(sorted(rest - {""}))
        after[longer] = after.get(longer, "") + key
    ends = after.pop((), "")
    return State(ends, tuple((keys, rest) for rest, keys in after.items()))


def grammar(patterns: tuple[str, ...], root: str) -> list[str]:
    """The grammar's lines without indentation. `root` is unique in the document (a rule's id is an XML ID)
    and holds no `.`, `:` or `-` (SRGS 1.0, section 3.1)."""
    return _template(patterns).replace("@", root).split("\n")


@lru_cache(maxsize=4096)
def _template(patterns: tuple[str, ...]) -> str:
    lines = ['<grammar mode="dtmf" version="1.0" root="@" type="application/srgs+xml">']
    names = {patterns: "@"}
    todo = [patterns]
    while todo:
        here = todo.pop(0)
        digits, after = _run(here)
        ends, continues = state(here)
        choices = [_items(ends)] if ends else []
        if digits > LONGEST_ROW:
            before = f'<item repeat="0-{digits - 1}">{_one_of(DIGITS)}</item>'
            choices = [f"<item>{before} {_one_of(ends + DIGITS)}</item>"]
            continues = ((DIGITS, after),)
        for keys, rest in continues:
            if rest not in names:
                names[rest] = f"@_{len(names)}"
                todo.append(rest)
            taken = (
                f'<item repeat="{digits}">{_one_of(keys)}</item>' if digits > LONGEST_ROW else _one_of(keys)
            )
            more = f'<ruleref uri="#{names[rest]}"/>'
            choices.append(f'<item>{taken} <item repeat="0-1">{more}</item></item>')
        if len(choices) == 1:
            lines.append(f'  <rule id="{names[here]}"><one-of>{choices[0]}</one-of></rule>')
            continue
        lines.append(f'  <rule id="{names[here]}">')
        lines.append("    <one-of>")
        lines += (f"      {choice}" for choice in choices)
        lines.append("    </one-of>")
        lines.append("  </rule>")
    if any("@_digit" in line for line in lines):
        lines.append(f'  <rule id="@_digit"><one-of>{_items(DIGITS)}</one-of></rule>')
    lines.append("</grammar>")
    return "\n".join(lines)


def _run(patterns: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """How many states follow one another, this one first, in which digits go on and all other keys end in the same way;
    and what remains after a digit of the last of them."""
    first = state(patterns)
    count, here = 0, patterns
    while (found := state(here)).ends == first.ends and [keys for keys, _ in found.continues] == [DIGITS]:
        count, here = count + 1, found.continues[0][1]
    return count, here


def _one_of(keys: str) -> str:
    if keys == DIGITS:
        return '<ruleref uri="#@_digit"/>'
    return keys if len(keys) == 1 else f"<one-of>{_items(keys)}</one-of>"


def _items(keys: str) -> str:
    return "".join(f"<item>{key}</item>" for key in keys)
