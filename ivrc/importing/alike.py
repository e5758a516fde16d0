"""Places at which a call can tell no difference are one node: the coarsest partition (Hopcroft's, in its simple form)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ivrc.diagnostics import Diagnostic
from ivrc.importing.model import Imported, Node, Where


def merged(imported: Imported) -> Imported:
    """The same hotline, of nodes that are alike and lead alike the first one only; those that no call comes to left out."""
    group: dict[int, Hashable] = {place: type(node).__name__ for place, node in imported.nodes.items()}
    kinds = len(set(group.values()))
    while True:
        told = {place: (group[place], _told(node, group)) for place, node in imported.nodes.items()}
        numbers: dict[Hashable, int] = {}
        group = {place: numbers.setdefault(key, len(numbers)) for place, key in told.items()}
        if len(numbers) == kinds:
            break
        kinds = len(numbers)
    first: dict[Hashable, int] = {}
    for place in imported.nodes:
        first.setdefault(group[place], place)
    chosen = {place: first[group[place]] for place in imported.nodes}
    nodes = {place: led(imported.nodes[place], chosen) for place in dict.fromkeys(chosen.values())}
    start = chosen[imported.start] if isinstance(imported.start, int) else imported.start
    come_to = _reached(nodes, start)
    lost: dict[int, list[Diagnostic]] = {0: list(imported.lost.get(0, ()))}
    for place, found in imported.lost.items():
        at = lost.setdefault(chosen.get(place, 0), [])
        at.extend(one for one in found if one not in at)
    kept = {place: nodes[place] for place in come_to}
    return replace(
        imported, nodes=kept, lost={place: lost[place] for place in (0, *kept) if place in lost}, start=start
    )


def _reached(nodes: Mapping[int, Node], start: Where) -> list[int]:
    """The places that calls come to, in the order of a walk from the start."""
    found: dict[int, None] = {}
    ahead: list[Where] = [start]
    while ahead:
        place = ahead.pop(0)
        if isinstance(place, int) and place not in found:
            found[place] = None
            ahead += _ways(nodes[place])
    return list(found)


def _ways(node: Node) -> list[int]:
    """The places that a node leads to."""
    found: list[int] = []

    def noted(way: int) -> int:
        found.append(way)
        return way

    _changed(node, noted)
    return found


def led(node: Node, places: dict[int, int]) -> Node:
    """The node, leading to other places."""
    changed: Node = _changed(node, lambda place: places.get(place, place))
    return changed


def _told(node: Node, group: dict[int, Hashable]) -> Node:
    changed: Node = _changed(node, lambda place: ("group", group.get(place)))
    return changed


def _changed(thing: Any, way: Callable[[int], Any]) -> Any:
    """A node with each of its ways changed: what is a plain whole number in a field of ways."""
    if isinstance(thing, tuple) and not hasattr(thing, "_fields"):
        return tuple(_changed(one, way) if is_dataclass(one) else one for one in thing)
    changed = {}
    for one in fields(thing):
        value = getattr(thing, one.name)
        if isinstance(value, int) and one.type == "Where":
            changed[one.name] = way(value)
        elif isinstance(value, tuple) and not hasattr(value, "_fields"):
            changed[one.name] = _changed(value, way)
    return replace(thing, **changed)
