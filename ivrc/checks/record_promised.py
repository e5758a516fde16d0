"""IVRC333: callers are told that the call is recorded, and it is not."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.language.recording import promises_recording


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence of a hotline that records nothing. One that has a notice is IVRC303's matter."""
    if any(facts.hotline.notices) or any(node.traits.records for node in facts.nodes.values()):
        return
    for clip in facts.hotline.clips.values():
        if promises_recording(clip.text):
            text = quote(clip.text)
            yield Finding(
                clip.span,
                f"{text.zh}说通话会被录音，可是热线里没有写录音，一通电话也不会录",
                f"{text.en} says that the call is recorded, but nothing tells to record: no call is",
                "在热线里写：录音 全程，告知 《录音告知》；不录音就删去这句话。",
                "Write in the hotline: record whole call, notice <recording notice>; or take the sentence away.",
            )


CHECK = Check("IVRC333", find)
