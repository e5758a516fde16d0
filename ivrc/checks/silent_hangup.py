"""IVRC308: the line goes dead without a word."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import Words, story
from ivrc.diagnostics import Severity, Span
from ivrc.flow.nodes import Branch, Edge, Hangup, Menu, Transfer


def find(facts: Facts) -> Iterator[Finding]:
    """Ways from a menu, a branch or a failed transfer to the end of the call on which nothing is spoken.

    After an agent or a message the caller has been served, and needs no goodbye. A way that several nodes inherit
    is told once.
    """
    start = facts.hotline.start
    if isinstance(facts.nodes[facts.silent_endings[start]], Hangup):
        yield _found(facts.nodes[start].span, story(facts, start))
    told: set[Span] = set()
    for name in facts.reached:
        node = facts.nodes[name]
        if not isinstance(node, Menu | Branch | Transfer):
            continue
        after = node.after if isinstance(node, Transfer) else None
        for edge in facts.ways[name]:
            if edge is not after and edge.span not in told and _ends(facts, edge):
                told.add(edge.span)
                yield _found(edge.span, story(facts, name, leaving=edge))


def _ends(facts: Facts, edge: Edge) -> bool:
    return isinstance(facts.nodes[facts.silent_endings[edge.target]], Hangup)


def _found(span: Span, way: Words) -> Finding:
    return Finding(
        span,
        f"一句话也没有，电话就断了：{way.zh}",
        f"the line goes dead without a word: {way.en}",
        "挂机前说一句，例如：→ 《结束语》 挂机。",
        "Say goodbye first, for instance: -> <goodbye> hang up.",
    )


CHECK = Check("IVRC308", Severity.ERROR, "不说一句就挂断", "Hung up without a word", find)
