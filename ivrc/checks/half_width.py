"""IVRC337: half-width punctuation in a Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.checks.wording import wording

_HALF = wording(",|.|!|?|;|:", r"(?<=[\u4e00-\u9fff])[,.!?;:](?=[\u4e00-\u9fff]|\s+[\u4e00-\u9fff]|\s*$)")
_FULL = {",": "，", ".": "。", "!": "！", "?": "？", ";": "；", ":": "："}
_CHINESE = ("zh", "yue", "cmn")


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text. Between digits and Latin letters half-width signs are right."""
    for clip in facts.hotline.clips.values() if facts.says(_HALF) else ():
        if clip.piece or not clip.locale.startswith(_CHINESE):
            continue
        if match := _HALF.expression.search(clip.text):
            text = quote(clip.text)
            yield Finding(
                clip.span,
                f"中文里用了半角的“{match[0]}”：{text.zh}，停顿多长要看语音引擎",
                f'a half-width "{match[0]}" in {text.en}: how long the pause is depends on the speech engine',
                f"改成全角的“{_FULL[match[0]]}”。",
                f'Write the full-width "{_FULL[match[0]]}".',
            )


CHECK = Check("IVRC337", find)
