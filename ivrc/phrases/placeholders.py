"""What may stand in a phrase's text: placeholders that are declared, and nothing left to fill in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ivrc.regex import regex

BRACED = regex(r"[{｛]([^{}｛｝]*)[}｝]")
"""Full-width braces mean the same as half-width ones, as everywhere in a menu file."""
STRAY = regex(r"[{}｛｝]")
LEFTOVER = regex(
    r"(?<![A-Za-z])[XxＸｘ×]{2,}(?![A-Za-z])"
    r"|(?<![A-Za-z])[XxＸｘ×](?=先生|女士|小姐|经理|[月日年号元点时])"
    r"|[*＊]{2,}|_{2,}|＿+|某某|[○〇□]{2,}|(?i:\bTODO\b)"
)
"""Gaps that templates leave to be filled in: XX, X月X日, **, ___, 某某."""


def placeholders(text: str) -> Iterator[tuple[str, str]]:
    """Each `{…}` of a text: what is written, and the parameter's name. `{重庆:chóng qìng}` is a reading."""
    for match in BRACED.finditer(text):
        if not re.search("[:：]", match[1]):
            yield match[0], match[1].strip()


def stray_brace(text: str) -> str:
    """The first brace without a partner, with a little of what follows it; empty if there is none."""
    match = STRAY.search(_blanked(text))
    return text[match.start() : match.start() + 4] if match else ""


def leftovers(text: str) -> list[str]:
    """Gaps such as XX or ** that somebody forgot to fill in."""
    return LEFTOVER.findall(_blanked(text))


def _blanked(text: str) -> str:
    """The text with its `{…}` blanked out, everything else in its place."""
    return BRACED.sub(lambda match: " " * len(match[0]), text)


def unknown(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The placeholders whose names are not known, each once."""
    seen: set[str] = set()
    for written, name in placeholders(text):
        if name not in known and name not in seen:
            seen.add(name)
            yield written, name
