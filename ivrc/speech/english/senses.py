"""Words of one spelling and two sounds, told apart by what stands beside them: save lives, she lives here. The rules are
data, `senses.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

_BY_CAPITAL = {"Polish": "pˈOlɪʃ"}


class Rule(NamedTuple):
    """Where the word stands, as its first group, and how it sounds there."""

    pattern: re.Pattern[str]
    sounds: str


def sounds(tokens: Sequence[str]) -> Mapping[int, str]:
    """How the words at some places of a sentence sound."""
    starts, text = [], ""
    for token in tokens:
        starts.append(len(text) + 1 if text else 0)
        text = f"{text} {token.lower()}" if text else token.lower()
    found = {place: _BY_CAPITAL[token] for place, token in enumerate(tokens) if token in _BY_CAPITAL}
    for rule in _rules():
        for match in rule.pattern.finditer(text):
            found.setdefault(starts.index(match.start(1)), rule.sounds)
    return found


@cache
def _rules() -> tuple[Rule, ...]:
    table = resources.files(__package__).joinpath("senses.tsv").read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(Rule(re.compile(pattern), said) for pattern, _, said in lines)
