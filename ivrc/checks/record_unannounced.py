"""IVRC301: on some way recording starts before its notice has been played."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import story
from ivrc.flow.nodes import Node


def find(facts: Facts) -> Iterator[Finding]:
    """A forward search that goes neither past a notice nor past a `Record`: what it comes to begins to record unannounced.

    A notice in a menu's prompt does not count: a key typed ahead skips the prompt (docs/semantics.md, rule 2). One
    that the caller can interrupt is IVRC302's matter.
    """
    notices = facts.hotline.notices

    def unannounced(node: Node) -> bool:
        plays = facts.plays[node.id]
        return not node.traits.records and not (
            notices and node.traits.speaks and any(play.clip in notices for play in plays)
        )

    tree = facts.search(facts.sources, unannounced)
    for name in tree:
        node = facts.nodes[name]
        if not node.traits.records:
            continue
        way = story(facts, name, tree)
        if notices:
            yield Finding(
                node.span,
                f"这里开始录音时，来电者还没有听完录音告知：{way.zh}",
                f"recording starts here before the caller has heard the notice: {way.en}",
                "让每一条路都先经过一句完整播放的录音告知，再到这里；或者删去这一行，改在热线里写“录音 全程”。",
                'Lead every way here past the notice first, or write "record whole call" in the hotline instead.',
                course=way.course.to("record"),
            )
        else:
            yield Finding(
                node.span,
                f"这里开始录音，却没有写明录音告知：{way.zh}",
                f"recording starts here and no notice was given: {way.en}",
                "在热线里写上：录音 全程，告知 《录音告知》，并在录音之前播报它。",
                "Write in the hotline: record whole call, notice <recording-notice>, and play it before recording.",
                course=way.course.to("record"),
            )


CHECK = Check("IVRC301", find)
