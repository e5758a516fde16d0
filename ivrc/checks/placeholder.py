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

_FIELD = regex(
    r"[\[【［](?=[^\[\]【】［］]*[A-Za-z_\u4e00-\u9fff])[\w -]{1,24}[\]】］]|<(?!/?[a-z]{1,6}>)[\w -]{1,24}>|%[sd]\b|%\([a-z_]+\)|\$\{\w+\}|\$[^$\s0-9]{1,12}\$"
    r"|[（(](?:待定|待补充?|待補充?|待填|TBD|TBC)[）)]|(?:此处|此處|这里|這裡|在此)(?:填写?|填寫|填入|插入)|(?i:\bTB[DC]\b|\blorem ipsum\b)"
    r"|示例(?:文字|文本|内容)|测试(?:文字|文本|语音|测试)|測試(?:文字|語音|測試)|\bXYZ\b"
    r"|\b(?:COMPANY|BUSINESS|STORE|CLIENT)[ _]NAME\b|(?i:\binsert (?:\w+ ){1,4}here\b|\byour (?:company|business|store) name here\b)"
)
"""Fields of other systems' templates, and words that say that something is to come. `<b>` is no field but a sign (IVRC347)."""

_YEAR = regex(r"[零一二三四五六七八九]〇+[零一二三四五六七八九]?")
"""二〇〇八年, 二〇〇〇年."""

_SIGNS = regex(
    r"[XxＸｘ×〇○□_＿{△▲◯■\[【［<%$]|[*＊]{2}|\.{3}|某某|待[定补補填]|填|插入|示例[文内]|[测測][试試][文语語测測]"
    r"|TODO|TB[DC]|lorem|XYZ|NAME|insert",
    re.IGNORECASE,
)


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text, for the first placeholder. One `*` is a key and none."""
    for clip in facts.hotline.clips.values():
        left = left_over(clip.text)
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


def left_over(text: str) -> str:
    """The first placeholder of a text; empty if there is none."""
    if not _SIGNS.search(text):
        return ""
    text = _YEAR.sub("0", text)
    for pattern in (BRACED, LEFTOVER, _DOTS, _FIELD):
        if match := pattern.search(text):
            return match[0].strip()
    return ""


CHECK = Check("IVRC319", find)
