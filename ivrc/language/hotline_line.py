"""The line in which a file's hotline begins, found without parsing the file."""

from __future__ import annotations

import re

from ivrc.language.width import narrow
from ivrc.language.words import HEADERS
from ivrc.regex import regex

_WORDS = next(word.zh + word.en for word in HEADERS if word.type == "HOTLINE")
_LINE = regex(rf"^(?:{'|'.join(_WORDS)})[ \t:].*", re.IGNORECASE | re.ASCII | re.MULTILINE)


def hotline_line(text: str) -> str | None:
    """The text with nothing but the first line at the margin that begins like a hotline, at its place; None where no line
    does, which need not mean that there is no hotline."""
    found = _LINE.search(narrow(text))
    if found is None:
        return None
    return "\n" * text.count("\n", 0, found.start()) + text[found.start() : found.end()] + "\n"
