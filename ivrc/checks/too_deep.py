"""IVRC350: a menu lies behind too many others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from ivrc.checks.course import Tree
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import story

MOST_LEVELS = 3
"""Menus that keys lead through, the first and the last included. Behind more the caller no longer knows where the first led."""


def find(facts: Facts) -> Iterator[Finding]:
    """Once a hotline, for the menu that the most keys lead to. Typing a number and confirming it are no level."""
    keys, tree = _keys(facts)
    deepest = max(facts.menus, key=lambda name: keys.get(name, 0), default="")
    if not deepest or keys.get(deepest, 0) < MOST_LEVELS:
        return
    way, level = story(facts, deepest, tree), keys[deepest] + 1
    yield Finding(
        facts.nodes[deepest].span,
        f"菜单“{facts.owner(deepest)}”在第 {level} 层，至少要按 {level - 1} 次键才到：{way.zh}",
        f'menu "{facts.owner(deepest)}" is on level {level}, behind {level - 1} keys at least: {way.en}',
        f"菜单不超过 {MOST_LEVELS} 层：把常用的提到上面，或早些转人工。",
        f"Keep to {MOST_LEVELS} levels: move up what is often asked for, or go to an agent sooner.",
        course=way.course,
    )


def _keys(facts: Facts) -> tuple[dict[str, int], Tree]:
    """The fewest options chosen on any way to each node, and such a way."""
    start = facts.hotline.start
    keys, tree = {start: 0}, Tree({start: None})
    queue, done = deque([start]), set[str]()
    while queue:
        name = queue.popleft()
        if name in done:
            continue
        done.add(name)
        chooses = name in facts.menus and name not in facts.hotline.owners
        for edge in facts.ways[name]:
            more = chooses and edge.cause.kind == "key"
            if edge.target not in keys or keys[name] + more < keys[edge.target]:
                keys[edge.target], tree[edge.target] = keys[name] + more, (name, edge)
                (queue.append if more else queue.appendleft)(edge.target)
    return keys, tree


CHECK = Check("IVRC350", find)
