"""Every way through a hotline: what is pressed, when its words have been heard, and where it ends.

The caller of a way hears every prompt as far as the option that is taken, and presses its keys at once. A way that comes back to a
menu ends there. Behind those of keys stands the way of who presses nothing, who hears all that is said and waits each time. What else
happens without a key (a single menu's silence, wrong keys, busy desks, services that find nothing, faults) begins ways of its own; their seconds are counted from
there, and they end at a menu that was come to before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow import graph
from ivrc.flow.causes import FOUND, NEXT, Cause, Words, named
from ivrc.flow.chosen import option
from ivrc.flow.entries import in_words
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.lengths import BEEP_MS, length_ms
from ivrc.flow.nodes import BEEP, Edge, Heard, Hotline, Node, Number, Speak
from ivrc.flow.parts import Ms
from ivrc.flow.shape import parts

MOST = 2000
"""Ways that are told."""

NOTHING = "-"
"""What is pressed by who presses nothing, as `ivrc call --keys` has it."""

_SILENT = Words("什么也不按", "nothing is pressed")

PERSON, MESSAGE, END, BACK = "person", "message", "end", "back"
_OF_CLOCK = ("open", "on")
"""Causes that are alike in all of a call."""
_ASKED = ("key", "number")
"""Causes that keys bring about."""
_GOES_ON = (NEXT, FOUND)
"""Causes by which a way goes on: what was said is over, and a service has answered, which takes as long as it takes."""


class Step(NamedTuple):
    """A choice of the caller in a menu; `at_ms` is when its words have been heard, `span` where they stand. Of who presses nothing it
    is when the menu is left, and where that is written."""

    menu: str
    keys: str
    option: str
    at_ms: int
    span: Span = Span("")


class Way(NamedTuple):
    """`if_zh` and `if_en` tell what must be so for it. `at_ms` is when its end begins: a person is called, the beep is heard, the
    call is over. A `least` way says a value, whose length only the call knows. One that begins `later` begins with what happens
    at a node without a key, which its first condition tells; a `silent` one is that of who presses nothing. `taken` are the ways of
    the flow that it takes, each with its node."""

    steps: tuple[Step, ...]
    if_zh: tuple[str, ...]
    if_en: tuple[str, ...]
    end: str
    node: str
    at_ms: int
    least: bool
    later: bool = False
    silent: bool = False
    taken: tuple[tuple[str, Edge], ...] = ()


class _At(NamedTuple):
    """Where a walk is, and how it came there."""

    node: str
    ms: int = 0
    steps: tuple[Step, ...] = ()
    seen: frozenset[str] = frozenset()
    known: tuple[tuple[Cause, bool], ...] = ()
    asked: tuple[Cause, ...] = ()
    least: bool = False
    begun: Words | None = None
    silent: bool = False
    taken: tuple[tuple[str, Edge], ...] = ()

    def on(self, edge: Edge, ms: int = 0, *steps: Step) -> _At:
        """Behind a way out of here, so much later."""
        return self._replace(
            node=edge.target,
            ms=self.ms + ms,
            steps=(*self.steps, *steps),
            taken=(*self.taken, (self.node, edge)),
        )


def ways(
    hotline: Hotline, seconds: Mapping[str, float], come_to: dict[str, None] | None = None
) -> Iterator[Way]:
    """Each way, in the order of the source. `seconds` are the lengths of the clips that were built; of others it is
    estimated. `come_to` is given the nodes that they come to."""
    come_to = {} if come_to is None else come_to
    yield from _walked(hotline, _At(hotline.start), seconds, come_to)
    silent = _walked(hotline, _At(hotline.start, silent=True), seconds, come_to)
    yield from (way for way in silent if way.steps)
    for fault in hotline.faults:
        met = named(fault.cause)
        yield from _walked(hotline, _begun(hotline, fault, met, come_to), seconds, come_to)
    told: set[str] = set()
    while todo := [name for name in come_to if name not in told]:
        for name in todo:
            told.add(name)
            for edge in _unasked(hotline.nodes[name]):
                owner, cause = hotline.owner(name), named(edge.cause)
                met = Words(f"{owner}：{cause.zh}", f"{owner}: {cause.en}")
                yield from _walked(hotline, _begun(hotline, edge, met, come_to), seconds, come_to)


def _unasked(node: Node) -> Iterator[Edge]:
    """The ways out of a node that are taken for what happens, and not for a key, a condition, or the end of what was said. A
    message that was taken is something that happened."""
    if not node.traits.chooses:
        yield from (
            edge
            for edge in graph.edges(node)
            if edge.cause.kind not in _ASKED and (edge.cause not in _GOES_ON or node.traits.serves)
        )


def _begun(hotline: Hotline, edge: Edge, met: Words, come_to: Mapping[str, None]) -> _At:
    """The beginning of a way behind something that happened. Menus that were come to before end it."""
    known = frozenset(name for name in come_to if isinstance(hotline.nodes[name], Menu))
    return _At(edge.target, seen=known, begun=met)


def _walked(
    hotline: Hotline, begin: _At, seconds: Mapping[str, float], come_to: dict[str, None]
) -> Iterator[Way]:
    """The ways from there on; adds the nodes that they come to."""
    todo = [begin]
    while todo:
        at = todo.pop()
        node = hotline.nodes[at.node]
        come_to[at.node] = None
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
    if isinstance(node, Menu) and at.silent:
        exit, lasts = node.silence.exit, _waits(hotline, node, seconds)
        to = hotline.owner(exit.target)
        yield at.on(exit, lasts, Step(hotline.owner(node.id), NOTHING, to, at.ms + lasts, exit.span))
    elif isinstance(node, Menu):
        for entry in node.entries:
            lasts = _lasts(hotline, _as_far_as(hotline, node, entry.edge), seconds)
            keys = in_words(entry)[hotline.locale[:2] != "zh"] if isinstance(entry, Number) else entry.pattern
            name = option(hotline, node, entry.edge) or hotline.owner(entry.edge.target)
            step = Step(hotline.owner(node.id), keys, name, at.ms + lasts, entry.edge.span)
            yield at.on(entry.edge, lasts, step)
    elif node.traits.chooses:
        yield from _chosen(node, at)
    else:
        lasts = _lasts(hotline, _before(node), seconds) + sum(parts(node, Ms))
        for edge in graph.edges(node):
            if edge.cause == NEXT:
                yield at.on(edge, lasts)
            elif edge.cause == FOUND:
                yield at.on(edge, lasts)._replace(asked=(*at.asked, FOUND), least=True)


def _chosen(node: Node, at: _At) -> Iterator[_At]:
    """Each case of a branch that may hold, after what was so before in the call."""
    known, untaken = dict(at.known), dict[Cause, bool]()
    for edge in graph.edges(node):
        cause = edge.cause
        if known.get(cause) is not False:
            now = known | untaken | ({cause: True} if cause.kind in _OF_CLOCK else {})
            yield at.on(edge)._replace(known=tuple(now.items()), asked=(*at.asked, cause))
        if known.get(cause):
            return
        if cause.kind in _OF_CLOCK:
            untaken[cause] = False


def _ended(hotline: Hotline, at: _At, end: str, ms: int) -> Way:
    told = list(dict.fromkeys(map(named, at.asked)))
    if begun := _SILENT if at.silent else at.begun:
        told.insert(0, begun)
    zh, en = tuple(words.zh for words in told), tuple(words.en for words in told)
    later = at.begun is not None
    return Way(at.steps, zh, en, end, hotline.owner(at.node), ms, at.least, later, at.silent, at.taken)


def _waits(hotline: Hotline, menu: Menu, seconds: Mapping[str, float]) -> int:
    """How long a menu keeps who presses nothing: its prompt and its wait, with what is said before each repetition."""
    said = [heard for time in range(menu.silence.times) for heard in menu.silence.said(time + 1)]
    times = menu.silence.times + 1
    return _lasts(hotline, tuple(said), seconds) + times * (
        _lasts(hotline, menu.prompt, seconds) + menu.first_key_ms
    )


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
