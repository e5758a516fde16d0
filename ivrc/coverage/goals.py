"""What the calls of a flow should cover: every way on, and of every node what a switch can get wrong about it."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage import numbers
from ivrc.coverage.observe import Feature
from ivrc.coverage.week import edges_of_day
from ivrc.flow.entries import patterns
from ivrc.flow.graph import edges, reachable
from ivrc.flow.nodes import BEEP, Branch, Hotline, Menu, Node, Play, Say, Transfer, Voicemail

MESSAGES = ("key", "length", "hang-up")


def ways(hotline: Hotline) -> dict[Feature, None]:
    """Every edge of the flow, the fault way included, in the order of the source."""
    found = {
        Feature("way", name, str(edge.cause)): None
        for name, node in hotline.nodes.items()
        for edge in edges(node)
    }
    return found | {Feature("way", "", str(hotline.fault.cause)): None}


def wanted(hotline: Hotline) -> dict[Feature, None]:
    """Everything that is to be covered, as far as it can be; in the order of the source, the edges of a node first."""
    found: dict[Feature, None] = {}
    come_to = reachable(hotline)
    for name, node in hotline.nodes.items():
        if name in come_to:
            found.update(dict.fromkeys(Feature("way", name, str(edge.cause)) for edge in edges(node)))
            found.update(dict.fromkeys(_of_node(hotline, node)))
    found.update(dict.fromkeys(_faults(hotline, come_to)))
    return found


def playings(node: Node) -> Iterator[Play]:
    """What a node plays that has words; what a menu says before it repeats only if it does repeat."""
    match node:
        case Say():
            yield from node.plays
        case Menu():
            yield from node.prompt
            for retry in (node.silence, node.wrong):
                if retry.times:
                    yield from retry.says


def _of_node(hotline: Hotline, node: Node) -> Iterator[Feature]:
    name = node.id
    for clip, stops in playings(node):
        if clip == BEEP:
            continue
        if stops:
            yield Feature("cuts", name, clip)
        else:
            yield Feature("in vain", name, clip)
            yield Feature("dropped", name, clip)
    if isinstance(node, Say | Menu):
        yield Feature("hangs up", name, "clip")
    match node:
        case Menu():
            yield Feature("types", name)
            yield Feature("hangs up", name, "wait")
            yield Feature("typed ahead", name)
            if any(len(keys) > 1 for entry in node.entries for keys in patterns(entry)):
                yield Feature("between keys", name)
                yield Feature("broken off ahead", name)
            for kind, typed in numbers.wanted(node):
                yield Feature("number", name, f"{kind} {typed.edge.cause}")
            if node.silence.times and node.wrong.times:
                yield Feature("counted apart", name)
        case Transfer():
            for number in range(1, max(len(node.destinations), 1) + 1):
                yield Feature("outcome", name, f"{number} answered")
            if node.extension:
                yield Feature("outcome", name, "0 unavailable")
                yield Feature("outcome", name, "1 unavailable")
            yield Feature("caller ends", name)
            if node.after is None:
                yield Feature("agent ends", name)
        case Voicemail():
            for how in MESSAGES:
                yield Feature("message", name, how)
        case Branch():
            for minute in edges_of_day(hotline.schedules[case.schedule] for case in node.cases):
                yield Feature("clock", name, f"{minute} before")
                yield Feature("clock", name, f"{minute} at")


def _faults(hotline: Hotline, come_to: set[str]) -> Iterator[Feature]:
    """A missing clip of each kind of place once, and a variable that was not typed."""
    yield Feature("way", "", str(hotline.fault.cause))
    seen: set[tuple[str, bool]] = set()
    for name, node in hotline.nodes.items():
        if name not in come_to:
            continue
        if isinstance(node, Transfer) and node.extension:
            yield Feature("fault", name, node.extension)
        for place, parts in _places(node):
            for clip, stops in parts:
                if (place, stops) not in seen and clip != BEEP:
                    seen.add((place, stops))
                    yield Feature("fault", name, clip)
    yield Feature("second fault", "")


def _places(node: Node) -> Iterator[tuple[str, tuple[Play, ...]]]:
    match node:
        case Say():
            yield "say", node.plays
        case Menu():
            yield "prompt", node.prompt
            if node.silence.times:
                yield "silence", node.silence.says
            if node.wrong.times:
                yield "wrong", node.wrong.says
