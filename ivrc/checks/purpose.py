"""What a key is for, in the words of the sentence that tells it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ivrc.checks.facts import Facts
from ivrc.flow.entries import patterns
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number
from ivrc.language.telling import Reading, SpokenKey
from ivrc.regex import regex

_FIRST = regex(r"\W*(?:[请請])?(?:按|拨|撥|撳|選|选)?(?:please )?(?:press|dial)?\W*", re.IGNORECASE)
"""Before a key that stands first, nothing but its verb."""


def purpose(facts: Facts, menu: Menu, entry: Entry | Number) -> str:
    """The words that say what an entry's key is for; empty of a number, and where no sentence tells it."""
    if isinstance(entry, Number):
        return ""
    clip = next(filter(None, (facts.sentence(menu, keys) for keys in patterns(entry))), None)
    return _own(clip.text, facts.reading(clip).keys, entry.pattern) if clip else ""


def _own(text: str, keys: Sequence[SpokenKey], pattern: str) -> str:
    """The words of a sentence that say what one of its keys is for: those before it, or where keys stand first those behind."""
    for number, key in enumerate(keys):
        if key.keys == pattern and keys[1:]:
            if _FIRST.fullmatch(text[: keys[0].start]):
                return text[key.end : keys[number + 1].start if keys[number + 1 :] else len(text)]
            return text[keys[number - 1].end if number else 0 : key.start]
    return text


def segments(text: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """Each key that a sentence tells, and the words that say what it is for. Any key, or one of several, is not one of them."""
    keys = reading.keys
    of = Counter(key.purpose for key in keys)
    first = bool(keys) and bool(_FIRST.fullmatch(text[: keys[0].start]))
    for number, key in enumerate(keys):
        if of[key.purpose] > 1:
            continue
        if first:
            yield key.keys, text[key.end : keys[number + 1].start if keys[number + 1 :] else len(text)]
        else:
            yield key.keys, text[keys[number - 1].end if number else 0 : key.start]
