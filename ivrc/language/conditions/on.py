"""`春节 → …`, `10月1日至7日 → …`, `public holidays -> …`: the day."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.language.conditions.form import Kind
from ivrc.language.days import DAYS, Part, parts
from ivrc.language.tree import Name


class OnAsked(NamedTuple):
    """The days that are asked."""

    words: Name
    parts: tuple[Part, ...]


def _asked(words: Name, match: re.Match[str]) -> OnAsked:
    return OnAsked(words, parts(match[0]) or ())


CONDITION = Kind(OnAsked, DAYS, _asked)
