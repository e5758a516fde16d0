"""Did you mean: the name that was probably meant, and the mend that says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from heapq import nlargest

_COMPARED = 50
"""Names that are compared in full. In a project of ten thousand, the ones that share most characters are."""
_LONGEST = 100
"""Characters of a name that a slip of the pen can be told from."""
_SEARCH = 1000
"""What one search costs, however few the names are that it goes through."""
_ONE_SIGN = 0.85
"""How much of two codes is the same of which one has a sign more, or one that is another."""
_LETTERS_FOR_FIGURES = str.maketrans("OIL", "011")


class Nearest:
    """`nearest` for one file with any number of mistakes: once its `budget` of names to look at is used up, it finds
    nothing more, and the other mend is told. An ordinary file never comes near."""

    def __init__(self, budget: int = 500_000) -> None:
        self.budget = budget

    def afford(self, names: int = 0) -> bool:
        """Whether a search among so many names is still to be made; it is then paid for."""
        cost = names + _SEARCH
        if cost > self.budget:
            return False
        self.budget -= cost
        return True

    def __call__(self, name: str, *among: Collection[str]) -> str:
        if not self.afford(sum(map(len, among))):
            return ""
        return nearest(name, [other for names in among for other in names])


def nearest(name: str, among: Iterable[str]) -> str:
    """The name that was probably meant, or an empty string."""
    if len(name) > _LONGEST:
        return ""
    names = [other for other in among if len(other) <= _LONGEST]
    if near := alike(name, _likely(name, names), 0.5):
        return near
    inside = [other for other in names if name and (name in other or other in name)]
    return inside[0] if inside else ""


def alike(name: str, among: Collection[str], least: float) -> str:
    """The name most like another, or an empty string: how much of the two is the same must be `least` of 1 or more.

    It costs as much as there are names, and their lengths squared: for a handful that is known. Others ask `nearest`.
    """
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, among, 1, least)), "")


def near_code(word: str, codes: Collection[str]) -> str:
    """The one code that differs from a word by no more than a sign; an empty string where there is none, or more than one. A
    number is near to every other, so that most are no better guess than the next."""
    from difflib import SequenceMatcher

    word = word.upper()
    asked = word[:4] + word[4:].translate(_LETTERS_FOR_FIGURES)
    if asked in codes:
        return asked
    close = [
        code
        for code in codes
        if abs(len(code) - len(word)) <= 1 and SequenceMatcher(None, code, word).ratio() >= _ONE_SIGN
    ]
    return close[0] if len(close) == 1 else ""


def _likely(name: str, names: list[str]) -> list[str]:
    if len(names) <= _COMPARED:
        return names
    characters, length = frozenset(name), len(name)
    shared = characters.intersection
    return nlargest(_COMPARED, names, key=lambda other: len(shared(other)) - abs(len(other) - length))


def mend(near: str, other_zh: str, other_en: str) -> tuple[str, str]:
    """`did you mean`, or what else to do."""
    if near:
        return f"是不是“{near}”？", f'Did you mean "{near}"?'
    return other_zh, other_en
