"""Questions about the shape of a flow that everything downstream asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar, cast

from ivrc.diagnostics import Span
from ivrc.flow.entries import patterns
from ivrc.flow.nodes import (
    Dials,
    Edge,
    Heard,
    Hotline,
    Keeps,
    Node,
    Notes,
    Number,
    Play,
    Reads,
    Sets,
    Speak,
    Takes,
)
from ivrc.flow.shape import holders, parts, replaced

Kind = TypeVar("Kind")


def edges(node: Node) -> list[Edge]:
    """Every way out of a node, in the order a reader expects. The hotline's fault way is not among them."""
    return parts(node, Edge)


def with_edges(node: Node, change: Callable[[Edge], Edge]) -> Node:
    """A node with every way out of it changed."""
    return cast(Node, replaced(node, Edge, change))


def plays(node: Node) -> Iterator[Heard]:
    """Every playing that a node can cause, of clips and of values, repeats included once."""
    yield from parts(node, Play)
    yield from node.traits.sounds


def speaks(node: Node) -> Iterator[Speak]:
    """The values that a node says."""
    return (heard for heard in plays(node) if isinstance(heard, Speak))


def values_said(hotline: Hotline) -> Iterator[tuple[Node, Speak]]:
    """The values that a flow says, each with its node. Most flows have none."""
    for node in hotline.nodes.values() if hotline.values else ():
        for speak in speaks(node):
            yield node, speak


def reads(node: Node) -> Iterator[str]:
    """The variables that a node uses."""
    return filter(None, parts(node, Reads))


def needs(node: Node) -> list[str]:
    """The variables without which a node fails: those that it uses, but for one that is only said and that has a way of its
    own where it cannot be."""
    used = Counter(reads(node))
    used.subtract(each.value for each in speaks(node) if each.unsaid)
    return [name for name, times in used.items() if times > 0]


def notes(node: Node) -> Iterator[str]:
    """The values that a node writes down, as far as they are set."""
    return filter(None, parts(node, Notes))


def sets(node: Node) -> Iterator[tuple[str, Edge]]:
    """The variables that a node sets, each with the way on which it is set."""
    if not any(parts(node, Sets)):
        return
    for part in holders(node, Sets):
        for variable in filter(None, parts(part, Sets)):
            for edge in parts(part, Edge):
                yield variable, edge


def takes(node: Node) -> Iterator[str]:
    """The keys that a node takes, as patterns; a number's as one for each of its lengths."""
    yield from filter(None, parts(node, Takes))
    for number in parts(node, Number):
        yield from patterns(number)


def dials(hotline: Hotline) -> dict[str, Span]:
    """Every destination that a flow dials, who stands in among them, with the place of the node that dials it first."""
    found: dict[str, Span] = {}
    for node in hotline.nodes.values():
        for name in parts(node, Dials):
            found.setdefault(name, node.span)
    return found


def mailboxes(hotline: Hotline) -> tuple[str, ...]:
    """Every mailbox in which a flow keeps messages, once for each node that does."""
    return tuple(name for node in hotline.nodes.values() for name in parts(node, Keeps))


def of_kind(hotline: Hotline, kind: type[Kind]) -> Iterator[Kind]:
    """The nodes of a kind, for what is about that kind and no other."""
    return (node for node in hotline.nodes.values() if isinstance(node, kind))


def predecessors(hotline: Hotline) -> dict[str, list[tuple[str, Edge]]]:
    """For every node the (node, edge) pairs that lead to it."""
    found: dict[str, list[tuple[str, Edge]]] = {name: [] for name in hotline.nodes}
    for name, node in hotline.nodes.items():
        for edge in edges(node):
            found[edge.target].append((name, edge))
    return found


def reachable(hotline: Hotline) -> set[str]:
    """The nodes that a call can come to, by any way including the fault way."""
    seen: set[str] = set()
    todo = [hotline.start, *(fault.target for fault in hotline.faults)]
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        todo.extend(edge.target for edge in edges(hotline.nodes[name]))
    return seen


def destinations(hotline: Hotline) -> dict[str, tuple[str, ...]]:
    """Every name by which a user can speak of destinations: their own, and a transfer's for all that it dials."""
    found: dict[str, tuple[str, ...]] = {}
    for node in hotline.nodes.values():
        if node.traits.reaches_person:
            names = tuple(parts(node, Dials))
            found[hotline.owner(node.id)] = names
            found.update({name: (name,) for name in names})
    return found
