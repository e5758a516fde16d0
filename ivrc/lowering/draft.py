"""A flow while it is being put together: nodes and clips so far, names in use, and what was found wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from ivrc.calendars import Calendars, Known
from ivrc.calendars import calendars as shipped
from ivrc.diagnostics import Diagnostic, Label, Span
from ivrc.diagnostics.near import Nearest
from ivrc.flow.nodes import Clip, Edge, Heard, Hotline, Node, Schedule
from ivrc.flow.values import Value, built_in
from ivrc.language import tree
from ivrc.language.telling import SpokenKey, Typed
from ivrc.lists import List
from ivrc.phrases import Library


class Offer(NamedTuple):
    """What an option tells in the hotline's first language: keys, numbers, and whether it takes who presses nothing."""

    offered: tuple[SpokenKey | Typed, ...]
    holds: bool
    words: str
    span: Span


class Slot(NamedTuple):
    """A value that is said: how it is read, and in which money."""

    value: str
    reading: str
    money: str
    span: Span


class Held(NamedTuple):
    """What of a draft belongs to one language."""

    locale: str
    notice: str
    shared: dict[tree.Way, Edge]
    said: dict[tree.Speech, tuple[Heard, ...]]
    spoken: dict[Span, tuple[str, ...]]


class Tongue:
    """A language of a hotline that speaks several, by the name that its writer gives it. `todo` are the nodes that a call in
    it comes to and that were not lowered in it yet."""

    def __init__(self, name: str, locale: str, first: bool) -> None:
        self.name, self.locale, self.first = name, locale, first
        self.held = Held(locale, "", {}, {}, {})
        self.todo: deque[str] = deque()
        self.fault: Edge | None = None
        self.notice = ""


@dataclass(eq=False)
class Draft:
    """What the passes of the lowering share. Nothing here outlives `lower`."""

    library: Library
    calendars: Callable[[], Calendars] = lambda: shipped(None)
    lists: Callable[[str], List] = lambda _: List(None)
    calendar: Known | None = None
    calendar_span: Span | None = None
    asks_calendar: bool = False
    asks_ways: bool = False
    """Whether the way to a node is said: its keys follow from the flow."""
    before: Hotline | None = None
    """The flow as it was lowered without those ways."""
    by_clock: Span | None = None
    """The first line that goes by the clock of the hotline's zone, other than opening hours."""
    found: list[Diagnostic] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    """Values in what is said, by the number that stands for each in the words."""
    pieces: set[tuple[str, str, str]] = field(default_factory=set)
    nodes: dict[str, Node] = field(default_factory=dict)
    clips: dict[str, Clip] = field(default_factory=dict)
    schedules: dict[str, Schedule] = field(default_factory=dict)
    blocks: dict[str, tree.Block] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    broken: set[Span] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    numbered: dict[str, int] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    nearest: Nearest = field(default_factory=Nearest)
    variables: dict[str, tree.Text] = field(default_factory=dict)
    agents: dict[str, tree.Text] = field(default_factory=dict)
    """The numbers of those who answer, by the names of the destinations."""
    agents_said: set[str] = field(default_factory=set)
    stand_ins: dict[str, tree.Name] = field(default_factory=dict)
    """Who is dialled in the place of a desk that is away, by that desk."""
    stood_in: set[str] = field(default_factory=set)
    """The desks that are dialled somewhere for whom somebody stands in."""
    set_away: set[str] = field(default_factory=set)
    """The desks that a line says are away or back."""
    used: set[str] = field(default_factory=set)
    used_schedules: set[str] = field(default_factory=set)
    switches: dict[str, Span] = field(default_factory=dict)
    used_switches: set[str] = field(default_factory=set)
    lists_kept: dict[str, Span] = field(default_factory=dict)
    used_lists: set[str] = field(default_factory=set)
    typed: dict[str, Value] = field(default_factory=dict)
    given: dict[str, Value] = field(default_factory=dict)
    """Values that a call has by itself, as far as the hotline uses them."""
    locale: str = "zh-CN"
    tongues: tuple[Tongue, ...] = ()
    """The languages, where the hotline speaks several; the first is what it is written in."""
    tongues_span: Span | None = None
    tongue: Tongue | None = None
    """The language that is spoken now, None for the first or the only one."""
    tongue_of: dict[str, Tongue] = field(default_factory=dict)
    """Of each node in another language than the first that language."""
    bases: dict[str, str] = field(default_factory=dict)
    """Of each block in another language than the first its name in the source."""
    changes: dict[str, str] = field(default_factory=dict)
    offers: dict[tuple[str, Span], Offer] = field(default_factory=dict)
    lacking: dict[Span, tuple[tree.Text | tree.Phrase, dict[str, None]]] = field(default_factory=dict)
    """What has no words in some language: the names of those languages."""
    notice: str = ""
    notice_span: Span | None = None
    outbound: Span | None = None
    """The line that says that the hotline calls, if it does."""
    hotline: str = ""
    numbers: tuple[str, ...] = ()
    """Those of the hotline's header, digits only."""
    uses: dict[str, Span] = field(default_factory=dict)
    """Of each block that is a copy of a sub-flow's the place of its use."""
    copied: int = 0
    defaults: set[Span] = field(default_factory=set)
    """The lines of the hotline that stand for what blocks do not say, as far as they were needed."""
    shared: dict[tree.Way, Edge] = field(default_factory=dict)
    spoken: dict[Span, tuple[str, ...]] = field(default_factory=dict)
    """The clips of every part of speech, by its place: the same words at two places are one clip."""
    said: dict[tree.Speech, tuple[Heard, ...]] = field(default_factory=dict)
    repeats: set[tuple[object, int | None]] = field(default_factory=set)
    """What is said before repetitions, and how many there are, as far as it was judged."""
    backs: list[tuple[str, Span]] = field(default_factory=list)
    well_ended: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        self.calendars, self.lists = cache(self.calendars), cache(self.lists)

    def made_for(self, owner: str, role: str) -> str:
        """The id of a node that is made for another: `owner.role`, or `owner.role-2`, `owner.role-3` …"""
        base = f"{owner}.{role}"
        name, number = base, self.numbered.get(base, 1)
        while name in self.taken:
            number += 1
            name = f"{base}-{number}"
        self.numbered[base] = number
        self.taken.add(name)
        self.owners[name] = self.owners.get(owner, owner)
        return name

    def value(self, name: str, span: Span) -> Value | None:
        """The value of that name: one that callers type, or one that every call has, which is then in the flow."""
        if name in self.typed:
            return self.typed[name]
        found = self.given.get(name) or built_in(name, span)
        if found is not None:
            self.given[name] = found
        return found

    def values(self) -> dict[str, Value]:
        """Every value of the flow: those that are typed, then those that it uses of what each call has."""
        return self.typed | self.given

    def add(self, node: Node) -> str:
        self.nodes[node.id] = node
        if self.tongue is not None:
            self.tongue_of[node.id] = self.tongue
        return node.id


def here(span: Span) -> tuple[Label, ...]:
    """A label for the place that came first."""
    return (Label(span, "先在这里写过", "it was written here first"),)
