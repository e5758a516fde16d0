"""IVRC289: whoever answers a call that is made comes to a person or a mailbox without a key: so does an answering machine."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.course import Tree
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import story
from ivrc.flow.nodes import Keeps, Node
from ivrc.flow.shape import parts


def find(facts: Facts) -> Iterator[Finding]:
    """The ways that need no key, from the start."""
    if not facts.hotline.outbound:
        return
    start = facts.hotline.start
    tree: Tree = {start: None}
    queue = [start]
    for name in queue:
        if _taken(facts.nodes[name]):
            way = story(facts, name, tree)
            yield Finding(
                facts.nodes[name].span,
                f"什么也不按就到了“{facts.owner(name)}”：{way.zh}；接电话的是答录机时也一样",
                f'"{facts.owner(name)}" is come to without a key: {way.en}; an answering machine comes there, too',
                "先问一句，按了键才接通，例如：接通请按1；没有按键的，说一句再见就挂机。",
                "Ask first, and put through by a key: To be connected, press 1; say goodbye and hang up where none comes.",
                course=way.course,
            )
            continue
        for edge in facts.ways[name]:
            if not edge.cause.voluntary and edge.target not in tree:
                tree[edge.target] = (name, edge)
                queue.append(edge.target)


def _taken(node: Node) -> bool:
    """Whether somebody is called there, or what is heard is kept."""
    return node.traits.reaches_person or any(parts(node, Keeps))


CHECK = Check("IVRC289", find)
