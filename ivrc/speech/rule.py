"""A rule of reading: what is written with figures, signs and abbreviations, and how it is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

Say = Callable[[re.Match[str]], str]


class Rule(NamedTuple):
    """What it is for, its pattern, and how a match is said."""

    name: str
    pattern: re.Pattern[str]
    say: Say


def rule(name: str, pattern: str, say: Say) -> Rule:
    return Rule(name, re.compile(pattern), say)
