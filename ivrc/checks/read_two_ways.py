"""IVRC685: figures in what is said that can be read in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.numerals.two_ways import doubt, writes


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text. What has a reading of its own is in no doubt."""
    for clip in facts.hotline.clips.values():
        if clip.piece:
            continue
        if found := doubt(clip.text, clip.locale, clip.readings):
            text, (zh, en) = quote(clip.text), found.told()
            yield Finding(clip.span, f"{text.zh}里的{zh}", f"{text.en} has {en}", *writes(found))


CHECK = Check("IVRC685", find)
