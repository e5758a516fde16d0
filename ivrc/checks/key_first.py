"""IVRC316: an option names its key before its purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Span
from ivrc.language.telling import SpokenKey
from ivrc.regex import regex

NEAR = 60
"""Characters looked at before a key. No verb and no condition is longer."""

_BEFORE = regex(
    r"(?:.*[。！？；，,;!?.、：:\s])?(?:请|請|您|可以|可|直接|或者?|也)*(?:按下?|[拨撥]打?|[选選][择擇]?|[键鍵]入|[输輸]入)(?:数字|數字|第)?[键鍵]?\s*"
    r"|(?:.*[.!?;]\s*|.*\bor\s+)?(?:please\s+)?(?:press|dial|push|hit)\s+(?:the\s+)?(?:key\s+)?",
    re.IGNORECASE | re.DOTALL,
)
"""Up to the key nothing but the verb, since the clause (in English: the sentence) began."""

_AFTER = regex(
    r"(?:[号號]?[键鍵])?\s*[可以能为為是：:]*(?!或|和|[结結]束|[确確][认認]|号|號|键|鍵)[\u4e00-\u9fff]{2}|\s+(?i:for|to|if)\b"
)
"""What follows the key is a purpose."""

_CONDITION = regex(r"(?:如|若|需|要|想)[^。！？；，,]*[，,]\s*[^。！？；，,]*$")
"""`如需人工服务，请按0转接` has said the purpose in the clause before."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence is told once, wherever it is spoken."""
    reported: set[Span] = set()
    for name, node in facts.menus.items():
        for clip in facts.prompts[node.id]:
            if clip.span not in reported and any(_first(clip.text, key) for key in facts.reading(clip).keys):
                reported.add(clip.span)
                text = quote(clip.text)
                yield Finding(
                    clip.span,
                    f"菜单“{name}”里先说键、后说功能：{text.zh}，来电者听到功能时已忘了键",
                    f'menu "{name}" names the key before the purpose: {text.en}; by then the key is forgotten',
                    "先说功能、后说键，例如：办理业务请按1。",
                    "Purpose first, key second, for instance: For sales, press 1.",
                )


def _first(text: str, key: SpokenKey) -> bool:
    if key.end == len(text) or not _AFTER.match(text, key.end):
        return False
    near = max(0, key.start - NEAR)
    before = ("…" if near else "") + text[near : key.start]
    return _BEFORE.fullmatch(before) is not None and not _CONDITION.search(before)


CHECK = Check("IVRC316", find)
