"""What a picture shows of a flow: boxes and arrows, without places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Cause, named
from ivrc.flow.graph import edges, plays
from ivrc.flow.kinds import NAMES
from ivrc.flow.nodes import Edge, Hotline, Node, Play
from ivrc.flow.traits import Traits

SORTS = {
    "key": "keys",
    "number": "keys",
    "silence": "silence",
    "wrong": "wrong",
    **dict.fromkeys(("busy", "no-answer", "unavailable", "too-long", "no-agents", "full"), "transfer"),
    "unsaid": "fault",
    "fault": "fault",
    "fault in": "fault",
}
"""What kind of way each cause is; one that is not here goes on, and is always shown."""
ALL = ("keys", "silence", "wrong", "transfer", "fault")
USUAL = ("keys", "transfer")
ON = "on"

_MOST_WORDS = 60


class Box(NamedTuple):
    """A block: its name, the kinds of its nodes, the first words that are spoken in it, and its line in the source."""

    id: str
    kind: str
    words: str
    at: str
    ends: bool


class Arrow(NamedTuple):
    """The ways of one sort from a box to another, and what they are called."""

    source: str
    target: str
    sort: str
    labels: tuple[str, ...]


class Picture(NamedTuple):
    """The boxes in the order of the source, the first of them where a call begins."""

    name: str
    start: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def picture(hotline: Hotline, lang: str, show: Collection[str] = USUAL) -> Picture:
    """The picture of a flow with the ways of some sorts. A box that no arrow leads to is left out."""
    ways: dict[tuple[str, str, str], list[str]] = {}
    said: set[str] = set()
    for source, target, cause in _ways(hotline, said):
        sort = SORTS.get(cause.kind, ON)
        if sort == ON or sort in show:
            label = getattr(named(cause), lang) if cause.kind != "next" else ""
            labels = ways.setdefault((source, target, sort), [])
            if label and label not in labels:
                labels.append(label)
    start = hotline.owner(hotline.start)
    reached = _reached(start, hotline.name if "fault" in show else start, ways)
    arrows = tuple(Arrow(*way, tuple(labels)) for way, labels in ways.items() if way[0] in reached)
    owned: dict[str, list[Node]] = {}
    for node in hotline.nodes.values():
        owned.setdefault(hotline.owner(node.id), []).append(node)
    if hotline.name in reached and hotline.name not in owned:
        owned[hotline.name] = []
    names = sorted((name for name in owned if name in reached), key=lambda name: name != start)
    return Picture(
        hotline.name, start, tuple(_box(name, owned[name], said, hotline) for name in names), arrows
    )


def _ways(hotline: Hotline, said: set[str]) -> Iterator[tuple[str, str, Cause]]:
    """Each way out of a block: from where, to where, and why. What is said on a way belongs to it, and is added to `said`: the
    way has the cause that leads there, and goes on where that goes on."""
    found = [
        way
        for node in hotline.nodes.values()
        for edge in edges(node)
        if edge.cause.kind != "next"
        for way in _followed(hotline, hotline.owner(node.id), edge, said)
    ]
    found += [way for fault in hotline.faults for way in _followed(hotline, hotline.name, fault, said)]
    for node in hotline.nodes.values():
        here = hotline.owner(node.id)
        for edge in edges(node) if node.id not in said else ():
            if edge.cause.kind == "next" and hotline.owner(edge.target) != here:
                yield here, hotline.owner(edge.target), edge.cause
    yield from found


def _followed(hotline: Hotline, here: str, edge: Edge, said: set[str]) -> Iterator[tuple[str, str, Cause]]:
    """Where a way leads, through what is said on it, which is added to `said`."""
    target: str | None = edge.target
    met: set[str] = set()
    while target is not None:
        owner = hotline.owner(target)
        if owner == target or owner not in (here, hotline.name):
            yield here, owner, edge.cause
            return
        node = hotline.nodes[target]
        if not node.traits.passes or target in met:
            return
        met.add(target)
        said.add(target)
        target = next((on.target for on in edges(node) if on.cause.kind == "next"), None)


def _reached(start: str, fault: str, ways: Collection[tuple[str, str, str]]) -> set[str]:
    onward: dict[str, list[str]] = {}
    for source, target, _ in ways:
        onward.setdefault(source, []).append(target)
    seen: set[str] = set()
    todo = [start, fault]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += onward.get(name, ())
    return seen


def _box(name: str, nodes: Sequence[Node], said: Collection[str], hotline: Hotline) -> Box:
    """A block by its nodes, but for what is said on ways out of it."""
    if not nodes:
        return Box(name, "hotline", "", _place(hotline.span), False)
    own = [node for node in nodes if node.id not in said] or nodes
    heard = (play.clip for node in own for play in plays(node) if isinstance(play, Play))
    words = next((hotline.clips[clip].text for clip in heard if clip in hotline.clips), "")
    short = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"
    ends = any(node.traits.ends for node in nodes)
    return Box(name, _kind(own, name == hotline.name), short, _place(nodes[0].span), ends)


def _kind(nodes: Sequence[Node], whole: bool) -> str:
    """What a block is, by the node of it that does most for a caller."""
    for is_so in _TELLING:
        for node in nodes:
            if is_so(node.traits):
                return NAMES[type(node)]
    return "hotline" if whole else "say"


_TELLING: tuple[Callable[[Traits], bool], ...] = (
    lambda traits: traits.reaches_person,
    lambda traits: traits.keeps_message,
    lambda traits: traits.takes_keys,
    lambda traits: traits.chooses,
)


def _place(span: Span) -> str:
    return f"{span.file}:{span.line}"
