"""`主叫在 黑名单 → …`, `caller in blocked -> …`: whether the caller is in a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.language.conditions.form import Kind
from ivrc.language.tree import Name


class ListedAsked(NamedTuple):
    """The list that is asked, by its name."""

    words: Name
    list: str


def _asked(words: Name, match: re.Match[str]) -> ListedAsked:
    return ListedAsked(words, match[1].strip())


CONDITION = Kind(ListedAsked, r"(?:主叫(?:号码)?在|caller(?:\s+is)?\s+in\b)[\s:]*(.*)", _asked)
