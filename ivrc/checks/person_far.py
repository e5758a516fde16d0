"""IVRC380: the nearest person is behind more than one key."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

from ivrc.checks.course import Tree
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.offers import free_key, option
from ivrc.checks.story import story
from ivrc.diagnostics import Label
from ivrc.flow.causes import WRONG, Words
from ivrc.flow.nodes import Edge
from ivrc.flow.parts import Dials
from ivrc.flow.shape import parts


def find(facts: Facts) -> Iterator[Finding]:
    """Once a hotline that has a person, at a desk or behind a queue: told where the way to the nearest one takes more than one key. Waiting takes none. Who
    dials an extension knows whom he wants; wrong keys are IVRC328's matter."""
    if facts.hotline.outbound:
        return
    desks = [
        name for name, node in facts.nodes.items() if node.traits.reaches_person and any(parts(node, Dials))
    ]
    keys, tree = _fewest(facts) if desks else ({}, {})
    near = min((name for name in desks if name in keys), key=keys.__getitem__, default="")
    if not near or keys[near] <= 1:
        return
    way, person = story(facts, near, tree), facts.owner(near)
    yield Finding(
        facts.nodes[way.course.root].span,
        f"要按 {keys[near]} 个键才找得到人工“{person}”：{way.zh}",
        f'a caller presses {keys[near]} keys to come to a person, "{person}": {way.en}',
        *_nearer(facts, person),
        [Label(facts.nodes[near].span, "人工在这里", "the person")],
        way.course,
    )


def _fewest(facts: Facts) -> tuple[dict[str, int], Tree]:
    """The fewest keys that are pressed on any way to each node, and such a way."""
    start = facts.hotline.start
    keys, tree = {start: 0}, Tree({start: None})
    queue, done = [(0, 0, start)], set[str]()
    while queue:
        pressed, _, name = heappop(queue)
        if name in done:
            continue
        done.add(name)
        for edge in facts.ways[name]:
            if edge.cause == WRONG:
                continue
            after = pressed + _keys(edge)
            if edge.target not in keys or after < keys[edge.target]:
                keys[edge.target], tree[edge.target] = after, (name, edge)
                heappush(queue, (after, len(tree), edge.target))
    return keys, tree


def _keys(edge: Edge) -> int:
    """The keys of a way. A number is more than one."""
    if edge.cause.kind == "key":
        return len(edge.cause.what)
    return 2 if edge.cause.voluntary else 0


def _nearer(facts: Facts, person: str) -> Words:
    menu = next((facts.menus[name] for name in facts.reached if name in facts.menus), None)
    key = free_key(menu, "0123456789") if menu else ""
    if not menu or not key:
        return Words(
            "让第一个菜单里有一个键直接转人工，或者不按键就转人工。",
            "Give the first menu a key that leads to a person at once, or lead there who presses nothing.",
        )
    line = option(Words("人工服务", "an agent"), key, Words(person, person))
    return Words(
        f"在“{facts.owner(menu.id)}”里加一项，例如：{line.zh}；或者不按键就转人工。",
        f'Add an option to "{facts.owner(menu.id)}", for instance: {line.en}; or lead there who presses nothing.',
    )


CHECK = Check("IVRC380", find)
