"""Every way that keys open through the menus of a hotline: what is pressed, when its words have been heard, and where it ends.

The caller of a way hears every prompt as far as the option that is taken, and presses its keys at once. Ways of silence, of wrong
keys and of busy desks are no ways of keys. A way that comes back to a menu ends there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow import graph
from ivrc.flow.causes import NEXT, Cause, named
from ivrc.flow.chosen import option
from ivrc.flow.entries import in_words
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.lengths import BEEP_MS, length_ms
from ivrc.flow.nodes import BEEP, Edge, Heard, Hotline, Node, Number, Speak
from ivrc.flow.parts import Ms
from ivrc.flow.shape import parts

MOST = 2000
"""Ways that are told."""

PERSON, MESSAGE, END, BACK = "person", "message", "end", "back"
_OF_CLOCK = ("open", "on")
"""Causes that are alike in all of a call."""


class Step(NamedTuple):
    """A choice of the caller in a menu; `at_ms` is when its words have been heard, `span` where they stand."""

    menu: str
    keys: str
    option: str
    at_ms: int
    span: Span = Span("")


class Way(NamedTuple):
    """`if_zh` and `if_en` tell what must be so for it. `at_ms` is when its end begins: a person is called, the beep is heard, the
    call is over. A `least` way says a value, whose length only the call knows."""

    steps: tuple[Step, ...]
    if_zh: tuple[str, ...]
    if_en: tuple[str, ...]
    end: str
    node: str
    at_ms: int
    least: bool


class _At(NamedTuple):
    """Where a walk is, and how it came there."""

    node: str
    ms: int = 0
    steps: tuple[Step, ...] = ()
    seen: frozenset[str] = frozenset()
    known: tuple[tuple[Cause, bool], ...] = ()
    taken: tuple[Cause, ...] = ()
    least: bool = False


def ways(hotline: Hotline, seconds: Mapping[str, float]) -> Iterator[Way]:
    """Each way, in the order of the source. `seconds` are the lengths of the clips that were built; of others it is
    estimated."""
    todo = [_At(hotline.start)]
    while todo:
        at = todo.pop()
        node = hotline.nodes[at.node]
        if at.node in at.seen:
            yield _ended(hotline, at, BACK, at.ms)
        elif node.traits.serves or node.traits.ends:
            end = PERSON if node.traits.reaches_person else MESSAGE if node.traits.keeps_message else END
            yield _ended(hotline, at, end, at.ms + _lasts(hotline, _before(node), seconds))
        else:
            at = at._replace(seen=at.seen | {at.node}, least=at.least or any(graph.speaks(node)))
            todo += reversed(list(_on(hotline, node, at, seconds)))


def _on(hotline: Hotline, node: Node, at: _At, seconds: Mapping[str, float]) -> Iterator[_At]:
    """Where it goes on from a node."""
    if isinstance(node, Menu):
        for entry in node.entries:
            heard = at.ms + _lasts(hotline, _as_far_as(hotline, node, entry.edge), seconds)
            keys = in_words(entry)[hotline.locale[:2] != "zh"] if isinstance(entry, Number) else entry.pattern
            name = option(hotline, node, entry.edge) or hotline.owner(entry.edge.target)
            step = Step(hotline.owner(node.id), keys, name, heard, entry.edge.span)
            yield at._replace(node=entry.edge.target, ms=heard, steps=(*at.steps, step))
    elif node.traits.chooses:
        yield from _chosen(node, at)
    else:
        lasts = _lasts(hotline, _before(node), seconds) + sum(parts(node, Ms))
        for edge in graph.edges(node):
            if edge.cause == NEXT:
                yield at._replace(node=edge.target, ms=at.ms + lasts)


def _chosen(node: Node, at: _At) -> Iterator[_At]:
    """Each case of a branch that may hold, after what was so before in the call."""
    known, untaken = dict(at.known), dict[Cause, bool]()
    for edge in graph.edges(node):
        cause = edge.cause
        if known.get(cause) is not False:
            now = known | untaken | ({cause: True} if cause.kind in _OF_CLOCK else {})
            yield at._replace(node=edge.target, known=tuple(now.items()), taken=(*at.taken, cause))
        if known.get(cause):
            return
        if cause.kind in _OF_CLOCK:
            untaken[cause] = False


def _ended(hotline: Hotline, at: _At, end: str, ms: int) -> Way:
    told = list(dict.fromkeys(map(named, at.taken)))
    zh, en = tuple(words.zh for words in told), tuple(words.en for words in told)
    return Way(at.steps, zh, en, end, hotline.owner(at.node), ms, at.least)


def _before(node: Node) -> Iterator[Heard]:
    """What a node that is no menu says before it does what it is for."""
    return (heard for heard in graph.plays(node) if heard.clip != BEEP)


def _as_far_as(hotline: Hotline, menu: Menu, edge: Edge) -> tuple[Heard, ...]:
    """A menu's prompt as far as the words of an option: those of its line, or all of it where it has none of its own."""
    line = (edge.span.file, edge.span.line)
    own = [
        number
        for number, heard in enumerate(menu.prompt)
        if (clip := hotline.clips.get(heard.clip)) and (clip.span.file, clip.span.line) == line
    ]
    return menu.prompt[: own[-1] + 1] if own else menu.prompt


def _lasts(hotline: Hotline, heard: Iterator[Heard] | tuple[Heard, ...], seconds: Mapping[str, float]) -> int:
    """How long clips last; a value is not counted."""
    return sum(_length(hotline, each.clip, seconds) for each in heard if not isinstance(each, Speak))


def _length(hotline: Hotline, clip: str, seconds: Mapping[str, float]) -> int:
    if clip in seconds:
        return round(seconds[clip] * 1000)
    return BEEP_MS if clip == BEEP else length_ms(hotline.clips[clip].text)
