"""A flow while it is being put together: nodes and clips so far, names in use, and what was found wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
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


class _Names:
    """What stands where in the source, and which of it is used."""

    def __init__(self) -> None:
        self.blocks: dict[str, tree.Block] = {}
        self.lost: frozenset[str] = frozenset()
        self.broken: set[Span] = set()
        self.taken: set[str] = set()
        self.numbered: dict[str, int] = {}
        self.owners: dict[str, str] = {}
        self.nearest = Nearest()
        self.variables: dict[str, tree.Text] = {}
        self.used: set[str] = set()
        self.used_schedules: set[str] = set()
        self.switches: dict[str, Span] = {}
        self.used_switches: set[str] = set()
        self.lists_kept: dict[str, Span] = {}
        self.used_lists: set[str] = set()
        self.typed: dict[str, Value] = {}
        self.given: dict[str, Value] = {}
        """Values that a call has by itself, as far as the hotline uses them."""
        self.uses: dict[str, Span] = {}
        """Of each block that is a copy of a sub-flow's the place of its use."""
        self.copied = 0
        self.defaults: set[Span] = set()
        """The lines of the hotline that stand for what blocks do not say, as far as they were needed."""


class _People:
    """Who answers, and who stands in for whom."""

    def __init__(self) -> None:
        self.agents: dict[str, tree.Text] = {}
        """The numbers of those who answer, by the names of the destinations."""
        self.agents_said: set[str] = set()
        self.stand_ins: dict[str, tree.Name] = {}
        """Who is dialled in the place of a desk that is away, by that desk."""
        self.stood_in: set[str] = set()
        """The desks that are dialled somewhere for whom somebody stands in."""
        self.set_away: set[str] = set()
        """The desks that a line says are away or back."""


class _Words:
    """What is said, and in which languages."""

    def __init__(self) -> None:
        self.locale = "zh-CN"
        self.tongues: tuple[Tongue, ...] = ()
        """The languages, where the hotline speaks several; the first is what it is written in."""
        self.tongues_span: Span | None = None
        self.tongue: Tongue | None = None
        """The language that is spoken now, None for the first or the only one."""
        self.tongue_of: dict[str, Tongue] = {}
        """Of each node in another language than the first that language."""
        self.bases: dict[str, str] = {}
        """Of each block in another language than the first its name in the source."""
        self.changes: dict[str, str] = {}
        self.offers: dict[tuple[str, Span], Offer] = {}
        self.lacking: dict[Span, tuple[tree.Text | tree.Phrase, dict[str, None]]] = {}
        """What has no words in some language: the names of those languages."""
        self.slots: list[Slot] = []
        """Values in what is said, by the number that stands for each in the words."""
        self.pieces: set[tuple[str, str, str]] = set()
        self.shared: dict[tree.Way, Edge] = {}
        self.spoken: dict[Span, tuple[str, ...]] = {}
        """The clips of every part of speech, by its place: the same words at two places are one clip."""
        self.said: dict[tree.Speech, tuple[Heard, ...]] = {}
        self.repeats: set[tuple[object, int | None]] = set()
        """What is said before repetitions, and how many there are, as far as it was judged."""
        self.well_ended: tuple[str, str] | None = None


class Draft(_Names, _People, _Words):
    """What the passes of the lowering share. Nothing here outlives `lower`."""

    def __init__(
        self,
        library: Library,
        calendars: Callable[[], Calendars] = lambda: shipped(None),
        lists: Callable[[str], List] = lambda _: List(None),
    ) -> None:
        _Names.__init__(self)
        _People.__init__(self)
        _Words.__init__(self)
        self.library, self.calendars, self.lists = library, cache(calendars), cache(lists)
        self.found: list[Diagnostic] = []
        self.nodes: dict[str, Node] = {}
        self.clips: dict[str, Clip] = {}
        self.schedules: dict[str, Schedule] = {}
        self.calendar: Known | None = None
        self.calendar_span: Span | None = None
        self.asks_calendar = False
        self.asks_ways = False
        """Whether the way to a node is said: its keys follow from the flow."""
        self.before: Hotline | None = None
        """The flow as it was lowered without those ways."""
        self.by_clock: Span | None = None
        """The first line that goes by the clock of the hotline's zone, other than opening hours."""
        self.hotline = ""
        self.numbers: tuple[str, ...] = ()
        """Those of the hotline's header, digits only."""
        self.notice = ""
        self.notice_span: Span | None = None
        self.outbound: Span | None = None
        """The line that says that the hotline calls, if it does."""
        self.backs: list[tuple[str, Span]] = []

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
