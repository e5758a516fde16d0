"""Did you mean: the name that was probably meant, and the mend that says so."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nlargest

_COMPARED = 50
"""Names that are compared in full. In a project of ten thousand, the ones that share most characters are."""


def nearest(name: str, among: Iterable[str]) -> str:
    """The name that was probably meant, or an empty string."""
    names = list(among)
    near = get_close_matches(name, _alike(name, names), 1, 0.5)
    if near:
        return near[0]
    inside = [other for other in names if name and (name in other or other in name)]
    return inside[0] if inside else ""


def _alike(name: str, names: list[str]) -> list[str]:
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
