"""IVRC336: a sentence that is taboo in service: it rebukes, it refuses, it passes the blame."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.checks.taboos import TABOOS


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text, whoever hears it: what is told to a desk is held to the same."""
    taboos = [taboo for taboo in TABOOS if facts.says(taboo.phrases)]
    for clip in facts.hotline.clips.values() if taboos else ():
        if clip.piece:
            continue
        for taboo in taboos:
            if match := taboo.phrases.expression.search(clip.text):
                text, words = quote(clip.text), match[0].strip(" ，。！？；,.!?;")
                yield Finding(
                    clip.span,
                    f"服务忌语（{taboo.kind.zh}）：{text.zh}里的“{words}”",
                    f'"{words}" in {text.en} {taboo.kind.en}, which is taboo in service',
                    taboo.better.zh,
                    taboo.better.en,
                )
                break


CHECK = Check("IVRC336", find)
