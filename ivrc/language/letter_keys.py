"""A letter where a key is told, which looks like a figure: 请按O, press l. No telephone has such a key."""

from __future__ import annotations

import re

from ivrc.regex import regex

LETTER = (
    r"(?:(?:按|撳|揿|拨|撥)(?:[键鍵]|数字|數字|下)?|\b(?:press|dial|hit|push|touch)\b|[0-9０-９*#][键鍵]?\s*(?:或者?|\bor\b))"
    r"(?:[\s“\"「『]|\b(?:the|number|key)\b)*([OoＯｏlIｌＩ○◯])(?=[”\"」』]?\s*(?:[。，；！？、,.;!?)）]|$|[号號字]?[键鍵掣]|[号號]|或|\b(?:to|for|or|and|key|button)\b))"
)
"""The letter is the first group."""
_LETTER = regex(LETTER, re.IGNORECASE)


def letter_key(text: str) -> re.Match[str] | None:
    """The first such letter of a text."""
    return _LETTER.search(text)


def figure_of(letter: str) -> str:
    """The figure that it looks like."""
    return "1" if letter in "lIｌＩ" else "0"
