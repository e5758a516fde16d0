"""The keys that lead a caller from the start of a hotline to a node (docs/semantics.md, rule 34)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ivrc.flow import graph
from ivrc.flow.causes import NEXT
from ivrc.flow.nodes import Entry, Hotline, Node, Number
from ivrc.flow.shape import parts


class Step(NamedTuple):
    """Keys that are pressed in a menu."""

    menu: str
    keys: str


Steps = tuple[Step, ...]


class Unclear(NamedTuple):
    """A node that goes one way or another by itself, where the caller then needs other keys."""

    branch: str
    one: Steps
    other: Steps


class Way(NamedTuple):
    """A way on that a caller can be told: by pressing keys, or by waiting where `keys` is empty."""

    keys: str
    target: str


Links = dict[str, Way]
"""Of each node the first part of the shortest way from it."""


def steps(
    hotline: Hotline, target: str, told: Callable[[Steps], object] | None = None
) -> Steps | Unclear | None:
    """The keys of the shortest way from the start to a node; None where no keys lead there.

    The way is the same in every call: what the caller types is in none, and where the clock or the caller decides, every
    way that leads there is told alike: by its keys, unless `told` says what of a way is told.
    """
    links = _links(hotline, target, _ways)
    if hotline.start not in links and hotline.start != target:
        return None
    alike = told or keys
    todo, seen = [hotline.start], set[str]()
    while todo:
        name = todo.pop()
        while name != target and name not in seen:
            seen.add(name)
            node = hotline.nodes[name]
            own = _followed(links, name, target) if node.traits.chooses else ()
            for way in _ways(node) if node.traits.chooses else ():
                if way.target not in links and way.target != target:
                    continue
                other = _followed(links, way.target, target)
                if alike(other) != alike(own):
                    return Unclear(name, own, other)
                todo.append(way.target)
            name = links[name].target
    return _followed(links, hotline.start, target)


def keys(way: Steps) -> tuple[str, ...]:
    """The keys of a way, menu by menu."""
    return tuple(step.keys for step in way)


def typed_on_the_way(hotline: Hotline, target: str) -> str | None:
    """The first menu on a way to a node in which a number is typed; None where no such way leads there either."""
    links = _links(hotline, target, _ways_typed)
    if hotline.start not in links:
        return None
    for step in _followed(links, hotline.start, target):
        if "X" in step.keys:
            return step.menu
    return None


def _followed(links: Links, name: str, target: str) -> Steps:
    way: list[Step] = []
    while name != target:
        on = links[name]
        if on.keys:
            way.append(Step(name, on.keys))
        name = on.target
    return tuple(way)


def _ways(node: Node) -> Iterator[Way]:
    if node.traits.takes_keys:
        for entry in parts(node, Entry):
            if isinstance(entry, Entry) and "X" not in entry.pattern:
                yield Way(entry.pattern, entry.edge.target)
    elif node.traits.chooses:
        yield from (Way("", edge.target) for edge in graph.edges(node))
    elif node.traits.passes:
        yield from (Way("", edge.target) for edge in graph.edges(node) if edge.cause == NEXT)


def _ways_typed(node: Node) -> Iterator[Way]:
    yield from _ways(node)
    for entry in parts(node, Entry):
        if isinstance(entry, Number) or "X" in entry.pattern:
            yield Way("X", entry.edge.target)


def _links(hotline: Hotline, target: str, ways: Callable[[Node], Iterator[Way]]) -> Links:
    """Found from the node backwards, fewest keys first; of ways with as many the one that is written first."""
    entrances: dict[str, list[tuple[str, Way]]] = {}
    for name, node in hotline.nodes.items():
        for way in ways(node):
            entrances.setdefault(way.target, []).append((name, way))
    links: Links = {}
    costs = {target: 0}
    done: set[str] = set()
    queue = deque([target])
    while queue:
        place = queue.popleft()
        if place in done:
            continue
        done.add(place)
        for name, way in entrances.get(place, ()):
            cost = costs[place] + bool(way.keys)
            if name not in costs or cost < costs[name]:
                costs[name], links[name] = cost, way
                (queue.append if way.keys else queue.appendleft)(name)
    return links
