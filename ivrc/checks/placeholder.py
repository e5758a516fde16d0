"""IVRC319: a placeholder was left in a text and would be spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.phrases.placeholders import BRACED, LEFTOVER
from ivrc.regex import regex

_DOTS = regex(r"(?<![A-Za-z.])\.{3,}|(?<=[\u4e00-\u9fff])\s*\.{3,}|[△▲◯■]{2,}")
"""`……` is a pause and `Please wait...` punctuation; three dots after nothing or a Chinese word are a gap."""

_YEAR = regex(r"[零一二三四五六七八九]〇+[零一二三四五六七八九]?")
"""二〇〇八年, 二〇〇〇年."""

_SIGNS = regex(r"[XxＸｘ×〇○□_＿{某.△▲◯■]|[*＊]{2}|TODO", re.IGNORECASE)


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text, for the first placeholder. One `*` is a key and none."""
    for clip in facts.hotline.clips.values():
        left = _left(clip.text) if _SIGNS.search(clip.text) else ""
        if left:
            text = quote(clip.text)
            yield Finding(
                clip.span,
                f"文字里还留着占位符“{left}”：{text.zh}，来电者会听到它",
                f'the placeholder "{left}" was left in {text.en}: the caller would hear it',
                f"把“{left}”换成真正要说的话；每通电话都一样的内容可以写成热线的设置，用 {{名称}} 引用。",
                f'Put the real words for "{left}"; what is the same in every call can be a setting of the hotline, '
                "used as {name}.",
            )


def _left(text: str) -> str:
    text = _YEAR.sub("0", text)
    for pattern in (BRACED, LEFTOVER, _DOTS):
        if match := pattern.search(text):
            return match[0].strip()
    return ""


CHECK = Check("IVRC319", find)
