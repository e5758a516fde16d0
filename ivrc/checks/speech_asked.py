"""IVRC323: a menu asks the caller to say something, and nobody listens for speech."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Span


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence of a menu's prompt once."""
    reported: set[Span] = set()
    for node in facts.menus.values():
        for clip in facts.clips(node.prompt):
            if clip.span not in reported and facts.reading(clip).asks_for_speech:
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
