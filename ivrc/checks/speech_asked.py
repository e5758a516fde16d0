"""IVRC323: a menu asks the caller to say something, and nobody listens for speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.checks.wording import wording
from ivrc.diagnostics import Span
from ivrc.regex import regex

_ASKS = wording(
    "说|說|讲|講|回答|报|報|say|state|speak|tell|in a few words",
    r"(?:请|請|可以|可)(?:您|你)?(?:直接)?(?:说|說)(?!明)(?:出|是|否|或|人工|您|你|“|「)|(?:请|請)(?:您|你)?(?:直接)?(?:讲|講)(?:出|您|你)|(?:请|請)(?:您|你)?(?:回答|报出|報出|报您|報您)"
    r"|\b(?:please|just|or|simply|you can|and)\s+(?:say|state|speak (?:your|the|a)|tell (?:us|me))\b(?! (?:no more|goodbye))|^\s*(?:say|speak|tell (?:us|me))\b|[.,;]\s+(?:say|speak|tell (?:us|me)|state your)\b"
    r"|\bin a few words\b",
)
"""Words that ask for words. `请说明` explains, and is asked in writing as well."""
_LATER = regex(
    r"(?:接通|转接|轉接|坐席|人工|工作人员|工作人員)[^。，,]{0,6}(?:后|後|时|時|，|,)|\b(?:agent|operator|when (?:we|they) answer|tone|beep)\b",
    re.IGNORECASE,
)
"""It is a person, or a message, to whom they are said."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence of a menu's prompt once."""
    reported: set[Span] = set()
    asked = facts.says(_ASKS)
    for node in facts.menus.values():
        for clip in facts.prompts[node.id]:
            if clip.span in reported:
                continue
            if facts.reading(clip).asks_for_speech or (
                asked and _ASKS.expression.search(clip.text) and not _LATER.search(clip.text)
            ):
                reported.add(clip.span)
                text = quote(clip.text)
                yield Finding(
                    clip.span,
                    f"{text.zh}请来电者说话，可是没有人在听：热线只听得懂按键",
                    f"{text.en} asks the caller to speak, but nobody listens: a hotline understands keys only",
                    "去掉“说”的部分，只留下按键。",
                    "Take the words about saying away and keep the key.",
                )


CHECK = Check("IVRC323", find)
