"""`拨的是 4006659998 → …`, `called 8005551234 -> …`: the number that was dialled."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.language.conditions.form import Kind
from ivrc.language.tree import Name


class CalledAsked(NamedTuple):
    """The numbers that are asked, as they stand there."""

    words: Name
    numbers: str


def _asked(words: Name, match: re.Match[str]) -> CalledAsked:
    return CalledAsked(words, match[1].strip())


CONDITION = Kind(CalledAsked, r"(?:拨的是|撥的是|被叫是|called(?=[\s:]*[0-9+]))[\s:]*(.*)", _asked)
