"""Wordings that checks look for in what is said."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.regex import regex


class Wording(NamedTuple):
    """An expression, and the words of which every text that it matches has one, in small letters: a flow that says none of
    them is not looked through, and the expression not compiled."""

    words: tuple[str, ...]
    expression: re.Pattern[str]


def wording(words: str, expression: str, flags: int = re.IGNORECASE) -> Wording:
    """Of words with `|` between them. `tests/checks/test_wording.py` tells those that are wanting."""
    return Wording(tuple(words.split("|")), regex(expression, flags))
