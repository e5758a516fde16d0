"""IVRC318: 拔 (to pull out) is written for 拨 (to dial), and will be spoken so."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.regex import regex

_MISSPELT = regex(
    r"(?:直|重|再|转|轉|回|误|誤|错|錯|请|請|您|所)拔(?![出掉除下插牙罐草火毛河的智])"
    r"|(?<![海选提挺插])拔(?=打|号|號|通|叫|入|接|转|轉|分机|分機|内线|外线|总机|電話|电话|客服|人工|的(?:电话|電話|号码|號碼|分机)"
    r"|\s*[0-9０-９*#＊＃零〇一二三四五六七八九星井])"
)
"""Only where dialling is meant: 海拔, 选拔, 拔牙, 拔罐 and 拔出U盾 are right."""


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text."""
    for clip in facts.hotline.clips.values():
        if "拔" in clip.text and _MISSPELT.search(clip.text):
            text = quote(clip.text)
            yield Finding(
                clip.span,
                f"“拨”错写成了“拔”：{text.zh}，会读成 bá",
                f'"拔" (bá, to pull out) is written for "拨" (bō, to dial): {text.en}; it will be spoken so',
                "把“拔”改成“拨”。",
                'Write "拨" for "拔".',
            )


CHECK = Check("IVRC318", find)
