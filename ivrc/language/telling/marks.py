"""The mark for "this is not a key": `{165:不是键}`, `{911:no key}`. The words are spoken, and bind nothing."""

from __future__ import annotations

import re

from ivrc.regex import regex

NOT_A_KEY = ("不是键", "非键", "不是鍵", "非鍵", "no key", "not a key", "no es tecla", "pas une touche")
"""What stands behind the colon, the first of each language as messages write it."""

_MARKED = regex(
    rf"[{{｛]([^{{}}｛｝:：]*)[:：]\s*(?:{'|'.join(re.escape(word) for word in NOT_A_KEY)})\s*[}}｝]",
    re.IGNORECASE,
)
_BRACES = regex(r"[{｛][^{}｛｝]*[}｝]")
_HIDDEN = "■"
"""Stands where a marked word is, when a sentence is read: it is no blank, no letter and no digit."""


def is_mark(reading: str) -> bool:
    """Whether what stands behind the colon in braces says that the word before it is no key."""
    return " ".join(reading.split()).lower() in NOT_A_KEY


def hidden(text: str, spans: tuple[tuple[int, int], ...] = ()) -> str:
    """A text for reading, with the places hidden at which no key stands; its length stays."""
    for start, end in spans:
        text = text[:start] + _HIDDEN * (end - start) + text[end:]
    return text


def as_written(raw: str) -> str:
    """A sentence as it stands in a file, for reading: marks and variables hidden."""
    if "{" not in raw and "｛" not in raw:
        return raw
    return _BRACES.sub(
        lambda match: _HIDDEN * len(match[0]), _MARKED.sub(lambda match: _HIDDEN * len(match[0]), raw)
    )
