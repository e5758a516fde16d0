"""Questions about the shape of a flow that checks, simulator and targets all ask."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.nodes import (
    BEEP,
    Branch,
    Edge,
    Hangup,
    Hotline,
    Menu,
    Node,
    Play,
    Record,
    Say,
    Transfer,
    Voicemail,
)


def edges(node: Node) -> Iterator[Edge]:
    """Every way out of a node, in the order a reader expects. The hotline's fault way is not among them."""
    match node:
        case Say() | Record() | Voicemail():
            yield node.next
        case Menu():
            for entry in node.entries:
                yield entry.edge
            yield node.silence.exit
            yield node.wrong.exit
        case Transfer():
            yield node.busy
            yield node.no_answer
            yield node.unavailable
            if node.after is not None:
                yield node.after
        case Branch():
            for choice in node.cases:
                yield choice.edge
            yield node.otherwise
        case Hangup():
            return


def plays(node: Node) -> Iterator[Play]:
    """Every playing that a node can cause, repeats included once."""
    match node:
        case Say():
            yield from node.plays
        case Menu():
            yield from node.prompt
            yield from node.silence.says
            yield from node.wrong.says
        case Voicemail():
            yield Play(BEEP, interruptible=False)
        case _:
            return


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
    todo = [hotline.start, hotline.fault.target]
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
        if isinstance(node, Transfer):
            found[node.id.removesuffix(".dial")] = node.destinations
            found.update({name: (name,) for name in node.destinations})
    return found
