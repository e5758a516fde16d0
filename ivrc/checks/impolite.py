"""IVRC317: the caller is addressed as 你."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.regex import regex

_FAMILIAR = regex(r"你(?!我|死我活|追我赶|来我往)们?")
"""你我 and its like are fixed expressions and no address."""

_MANDARIN = ("zh-CN", "zh-TW", "zh-SG", "cmn")
"""In Cantonese 你 is the ordinary form."""


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text."""
    for clip in facts.hotline.clips.values():
        if "你" not in clip.text or not clip.locale.startswith(_MANDARIN):
            continue
        match = _FAMILIAR.search(clip.text)
        if match:
            several = match[0] == "你们"
            better = "您”或“各位" if several else "您"
            yield Finding(
                clip.span,
                f"对来电者用了“{match[0]}”：{quote(clip.text).zh}，客服用语里显得不礼貌",
                f'the caller is addressed as "{match[0]}" in {quote(clip.text).en}, which is impolite in service',
                f"把“{match[0]}”改成“{better}”；“您”没有复数“您们”。" if several else "把“你”改成“您”。",
                'Write "您" (or "各位" for several); "您们" is no word.'
                if several
                else 'Write "您" for "你".',
            )


CHECK = Check("IVRC317", find)
