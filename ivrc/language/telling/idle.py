"""Verbs that tell no key: what is not to be pressed, what was pressed before, what a key is said to be for."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.language.telling.lexicon import Lexicon

_NEAR = 40
"""Characters before a verb in which its sentence says so."""


class Idle(NamedTuple):
    """`doubtful`: the words also mean "otherwise" (`要按1，不要按2`)."""

    end: int
    doubtful: bool


def idle(lexicon: Lexicon, plain: str, kind: str, start: int, end: int) -> Idle | None:
    """Whether a verb of that kind, from `start` to `end`, tells no key; and where its object begins."""
    before = plain[max(0, start - _NEAR) : start]
    match = lexicon.reported.match(plain, end)
    behind = match.end() if match else end
    if lexicon.perhaps_not.search(before):
        return Idle(behind, True)
    if match or lexicon.told_not.search(before) or (kind != "press" and lexicon.meant.search(before)):
        return Idle(behind, False)
    return None
