"""What is said before a menu is repeated, as it is written."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.language import tree
from ivrc.language.lines.retry import NthTime


class Said(NamedTuple):
    """What is said before a repetition: at all times that have no words of their own, and at certain ones."""

    words: tree.Speech
    nth: tuple[NthTime, ...] = ()


def words_of(says: Said | None) -> list[tree.Text | tree.Phrase]:
    """Everything that is said before a repetition."""
    said = says or Said(())
    return [part for words in (said.words, *(nth.says for nth in said.nth)) for part in words]
