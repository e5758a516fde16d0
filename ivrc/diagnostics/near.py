"""Did you mean: the name that was probably meant, and the mend that says so."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, among: Iterable[str]) -> str:
    """The name that was probably meant, or an empty string."""
    names = list(among)
    near = get_close_matches(name, names, 1, 0.5)
    if near:
        return near[0]
    inside = [other for other in names if name and (name in other or other in name)]
    return inside[0] if inside else ""


def mend(near: str, other_zh: str, other_en: str) -> tuple[str, str]:
    """`did you mean`, or what else to do."""
    if near:
        return f"是不是“{near}”？", f'Did you mean "{near}"?'
    return other_zh, other_en
