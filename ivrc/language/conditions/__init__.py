"""The conditions of a branch, one a file: how each is written before its arrow. A file here with a `CONDITION` is one, and
there is no list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from ivrc.language.conditions.form import Kind
from ivrc.language.conditions.open import OpenAsked
from ivrc.language.tree import Asked, Name
from ivrc.modules import modules


@cache
def conditions() -> Mapping[str, Kind]:
    """Every condition by the name of its file."""
    names = (name for name in modules(__path__) if name != "form")
    return {name: import_module(f"{__name__}.{name}").CONDITION for name in names}


def asked(words: Name) -> Asked:
    """What is asked by the words before an arrow: the condition that is written so, or else a name."""
    for kind in conditions().values():
        if kind.make and (match := kind.match(words.text)):
            return kind.make(words, match)
    return OpenAsked(words)


def is_written(text: str) -> bool:
    """Whether words are a condition that is no name."""
    return any(kind.match(text) for kind in conditions().values())
