"""The line in which a file's hotline begins, found without parsing the file."""

from __future__ import annotations

import re

from ivrc.language.width import narrow
from ivrc.language.words import HEADERS
from ivrc.regex import regex

_WORDS = next(word.zh + word.en for word in HEADERS if word.type == "HOTLINE")
_BEGINS = regex(rf"(?:{'|'.join(_WORDS)})[ \t:]", re.IGNORECASE | re.ASCII)
_LINE = regex(r"^\S.*", re.MULTILINE)


def hotline_line(text: str) -> str | None:
    """The text with nothing but the first line at the margin that begins like a hotline, at its place; None where no line
    does, which need not mean that there is no hotline."""
    for line in _LINE.finditer(text):
        if _BEGINS.match(narrow(line[0])):
            return "\n" * text.count("\n", 0, line.start()) + line[0] + "\n"
    return None
