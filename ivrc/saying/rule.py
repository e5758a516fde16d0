"""The one form of a rule: what the next characters must be, what is said for them, and the state to go on in."""

from __future__ import annotations

from typing import NamedTuple

DIGIT = "X"
"""Any digit, in what a rule takes or what has to follow."""
ANYTHING = None

PAUSE = ","
"""Behind a word: a short rest follows it, as between the groups of a telephone number."""
TAKEN = "@"
"""In a word: the last character that the rule takes."""


class Rule(NamedTuple):
    """In `state` a rule holds where the characters in `takes` come next, and after them exactly those in `follows` (ANYTHING
    where it does not matter). It says `says` and goes on in `then` behind what it took; an empty `then` is the end.

    Each character of `takes` and `follows` stands for itself, DIGIT for any digit, and `[2-9]` for one of those.
    A state is a small letter other than n, x and z (which are digits in a pattern of Asterisk), then letters and digits
    of the same kind. No two rules of a state hold at once.
    """

    state: str
    takes: str
    says: tuple[str, ...]
    then: str
    follows: str | None = ANYTHING


class Word(NamedTuple):
    """What is said: text, and of a Mandarin character that is read as no dictionary reads it alone its pinyin."""

    text: str
    pinyin: str = ""
