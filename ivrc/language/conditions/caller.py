"""`主叫是 13805761234 → …`, `主叫开头是 0576 → …`, `主叫不显示 → …`, `caller begins with 0576 -> …`: who calls."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.language.conditions.form import Kind
from ivrc.language.tree import Name

_WRITTEN = (
    r"(?P<withheld>主叫(?:号码)?(?:不显示|隐藏|不显号)|caller(?:\s+(?:id|number))?(?:\s+is)?\s+(?:withheld|hidden|anonymous))"
    r"|(?:主叫(?:号码)?开头是|caller\s+begins\s+with)[\s:]*(?P<begins>.*)"
    r"|(?:主叫(?:号码)?是|caller\s+is(?!\s+(?:from|in)\b))[\s:]*(?P<is>.*)"
)


class CallerAsked(NamedTuple):
    """What is asked of the calling number, and the numbers as they stand there."""

    words: Name
    sign: str
    numbers: str


def _asked(words: Name, match: re.Match[str]) -> CallerAsked:
    if match["withheld"]:
        return CallerAsked(words, "withheld", "")
    begins = match["begins"]
    return CallerAsked(
        words, "is" if begins is None else "begins-with", (begins or match["is"] or "").strip()
    )


CONDITION = Kind(CallerAsked, _WRITTEN, _asked)
