"""Where a language is named in a line: before words in it, beneath a line, and behind an arrow, before a node."""

from __future__ import annotations

import re

from ivrc.language import forms
from ivrc.language.keywords import TYPES
from ivrc.language.locales import locale_of

_WORDS = '"「『《〈<'
"""What words begin with."""
VALUED = ("SETTING", "CALL")
"""The first tokens of lines beneath which there is no speech, but what a variable or a parameter holds."""


def beneath(line: str, indent: int, above: str) -> re.Match[str] | None:
    """The language at the beginning of a plain line beneath one whose first token is of the type `above`; None where it is
    a line of another form. Behind a language that is not known there must be words, and no keyword may be meant."""
    match = forms.TONGUE.match(line, indent)
    if match is None or match.end() == len(line):
        return None
    known = locale_of(match[1]) is not None
    if above in VALUED:
        return match if known else None
    words = line[match.end()] in _WORDS and not forms.LINE.match(line, indent)
    if forms.ANY_ARROW.search(line, indent) and not (known and words):
        return None
    return match if known or words else None


def is_told(line: str) -> bool:
    """Whether a plain line is a language and words in it."""
    match = forms.TONGUE.match(line)
    return (
        match is not None
        and line[match.end() : match.end() + 1] in tuple(_WORDS)
        and locale_of(match[1]) is not None
    )


def names_language(match: re.Match[str]) -> bool:
    """Whether what stands behind an arrow names a language, and is no node that is called so."""
    return locale_of(match[1]) is not None or (match[2] is not None and match[1] not in TYPES)
