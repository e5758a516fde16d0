"""The keywords: each has one Chinese and one English spelling (and the forms that the trade writes for it).

A keyword is a keyword only where the grammar has a place for it; everywhere else it is a name like any other
(`留言 留言` is a voicemail called 留言).
"""

from __future__ import annotations

import re

from ivrc.language.lines import KINDS
from ivrc.language.words import HEADERS, TARGETS

LINES = tuple(dict.fromkeys(word for kind in KINDS for word in kind.words))
"""What begins a line within a block."""

CLAUSES = (*TARGETS, *(word for kind in KINDS for word in kind.within))
"""What may stand within a line."""

WORDS = HEADERS + LINES + CLAUSES

TYPES: dict[str, str] = {
    re.sub(r"\s+", " ", spelling): word.type for word in WORDS for spelling in word.zh + word.en
}
"""Token type by spelling, English in lower case and with single spaces."""


def header_spelling(type_: str) -> tuple[str, str]:
    """A keyword as the messages name it: Chinese, English."""
    for word in WORDS:
        if word.type == type_:
            return word.zh[0], word.en[0]
    return type_, type_
