"""Places as an editor counts them: lines from 0, and in a line units of UTF-16 (or what was agreed on), where a sign outside of the first
plane is two. ivrc counts both from 1, and in a line characters."""

from __future__ import annotations

from typing import NamedTuple

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


class Place(NamedTuple):
    """A line and a character of it, both from 0."""

    line: int
    character: int


def units(line: str, characters: int, encoding: str = UTF16) -> int:
    """How many units the first characters of a line are."""
    before = line[:characters]
    if encoding == UTF32 or before.isascii():
        return len(before)
    if encoding == UTF8:
        return len(before.encode(errors="surrogatepass"))
    return len(before) + sum(sign > "\uffff" for sign in before)


def characters(line: str, count: int, encoding: str = UTF16) -> int:
    """How many characters of a line so many units are; a place within a character is its beginning, one behind the end is the end."""
    if encoding == UTF32 or line.isascii():
        return max(0, min(count, len(line)))
    passed = 0
    for at, sign in enumerate(line):
        passed += units(sign, 1, encoding)
        if passed > count:
            return at
    return len(line)
