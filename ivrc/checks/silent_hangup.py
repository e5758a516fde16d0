"""IVRC308: the line goes dead without a word."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import Story, story
from ivrc.diagnostics import Span
from ivrc.flow.causes import AFTER


def find(facts: Facts) -> Iterator[Finding]:
    """Ways from a menu, a branch or a failed transfer to the end of the call on which nothing is spoken.

    After an agent or a message the caller has been served, and needs no goodbye. A way that several nodes inherit
    is told once.
    """
    start = facts.hotline.start
    if facts.nodes[facts.silent_endings[start]].traits.ends:
        yield _found(facts.nodes[start].span, story(facts, start))
    reported: set[Span] = set()
    for name in facts.reached:
        node = facts.nodes[name]
        if node.traits.passes or node.traits.keeps_message:
            continue
        for edge in facts.ways[name]:
            if edge.cause != AFTER and edge.span not in reported and facts.goes_dead(edge):
                reported.add(edge.span)
                yield _found(edge.span, story(facts, name, leaving=edge))


def _found(span: Span, way: Story) -> Finding:
    return Finding(
        span,
        f"一句话也没有，电话就断了：{way.zh}",
        f"the line goes dead without a word: {way.en}",
        "挂机前说一句，例如：→ 《结束语》 挂机。",
        "Say goodbye first, for instance: -> <goodbye> hang up.",
        course=way.course.to("hangup"),
    )


CHECK = Check("IVRC308", find)
