"""Every way of a flow, taken by calls in the simulator: which nodes a call may come to, what it has left behind by then, and how.

Nothing of the flow's graph is read here: where a call goes on is what its trace says. A state is a node and what a call that
stands there carries; each is found by a call from the start, whose choices are kept, so that it can be made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handmade import ZONE

from ivrc.coverage.replies import USUAL
from ivrc.flow.entries import pins
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.lookup import FAILED, FOUND, NONE, TIMED_OUT, Lookup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.note import Note
from ivrc.flow.kinds.queue import FULL, NO_AGENTS, Queue
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Edge, Entry, Hotline, Number
from ivrc.simulate import replies
from ivrc.simulate.caller import NOTHING, OUTCOMES, Circumstances, Typed
from ivrc.simulate.machine import run
from ivrc.simulate.trace import Event
from ivrc.simulate.world import World as Left

OPEN, SHUT = (datetime(2026, 11, 23, hour, tzinfo=ZoneInfo(ZONE)) for hour in (10, 20))
SILENT, WRONG, BY_ITSELF = "silence", "wrong", "next"
ENDED = ""
"""Where a call is that is over."""


class Carried(NamedTuple):
    """What a call has behind it: whether it is recorded, whether the notice was heard to its end, whether somebody was dialled
    or something kept, the values that were typed, and whether a PIN was right."""

    recorded: bool = False
    noticed: bool = False
    kept: bool = False
    values: frozenset[str] = frozenset()
    proved: bool = False


class State(NamedTuple):
    """A node, and what a call carries there."""

    node: str
    carried: Carried


class Step(NamedTuple):
    """One choice at a state, what happened until the next node, the state there, and the way that was taken (None where the
    call was over); `said`: whether anything was heard."""

    at: State
    choice: str
    to: State
    events: tuple[Event, ...]
    way: Edge | None

    @property
    def said(self) -> bool:
        return any(event.kind == "play" for event in self.events)

    @property
    def failed(self) -> bool:
        """Whether something failed: behind it is the fault way, which is explored by itself."""
        return any(event.kind == "fault" for event in self.events)

    @property
    def voluntary(self) -> bool:
        return self.choice not in (SILENT, BY_ITSELF, FULL, NO_AGENTS, *OUTCOMES, *replies.HOW)


class _Cut(Exception):
    """The call has come to the node behind the last choice: no more of it is needed."""


class Chooser:
    """A caller who makes one choice at each node. What happens is kept in `trace`; behind the last choice it is cut."""

    def __init__(self, choices: list[str], brings: dict[str, str]) -> None:
        self.choices = iter(choices)
        self.brings = brings
        self.choice = ""
        self.typing: Iterator[str] = iter("")
        self.trace: list[Event] = []
        self.ways: list[Edge] = []

    def took(self, node: str, way: Edge) -> None:
        """Learns which way was taken."""
        self.ways.append(way)

    def at(self, event: Event) -> None:
        """Listens to the call: at each node the next choice."""
        self.trace.append(event)
        if event.kind == "goto":
            choice = next(self.choices, None)
            if choice is None:
                raise _Cut
            self.choice, self.typing = choice, iter(choice)

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        return NOTHING

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        if self.choice == SILENT:
            return NOTHING
        return Typed("*" if self.choice == WRONG else next(self.typing, ""), after_ms=100)

    def dialled(self, destination: str) -> str:
        return self.choice if self.choice in OUTCOMES else "busy"

    def asked(self, service: str) -> str:
        return replies.found(self.brings) if self.choice == FOUND else self.choice

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        return 1000, False

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        return 1000, False


class Queues(frozenset[tuple[str, str]]):
    """How queues are as a call comes to them: each as the choice there says."""

    caller: Chooser

    def __iter__(self) -> Iterator[tuple[str, str]]:
        if self.caller.choice in (FULL, NO_AGENTS):
            yield self.caller.trace[-1].what[0], self.caller.choice


class World(NamedTuple):
    """What is so of a call before it begins."""

    moment: datetime
    number: str


WORLDS = tuple(World(moment, number) for moment in (OPEN, SHUT) for number in ("13800138000", ""))


class Explored:
    """All states to which calls come from a node, each with the choices of a shortest call to it."""

    def __init__(self, flow: Hotline, start: str, world: World) -> None:
        self.flow = flow._replace(start=start)
        self.given = Circumstances(world.moment, number=world.number)
        self.brings = {
            name: USUAL[flow.values[name].kind] for node in of_kind(flow, Lookup) for name in node.found.names
        }
        self.pins = {number.edge for node in flow.nodes.values() for number in pins(node)}
        first = State(start, Carried())
        self.ways: dict[State, list[str]] = {first: []}
        self.steps: list[Step] = []
        self._from: dict[State, list[Step]] = {}
        queue = [first]
        for state in queue:  # grows while it is read
            for choice in choices(flow, state.node):
                step = self._step(state, choice)
                self.steps.append(step)
                self._from.setdefault(state, []).append(step)
                if step.to.node and not step.failed and step.to not in self.ways:
                    self.ways[step.to] = [*self.ways[state], choice]
                    queue.append(step.to)

    def _step(self, state: State, choice: str) -> Step:
        """Makes the call again as far as the state, and then the choice."""
        made = [*self.ways[state], choice]
        caller = self.call(made)
        trace, ways = caller.trace, caller.ways
        gotos = [place for place, event in enumerate(trace) if event.kind == "goto"]
        begin = gotos[len(made) - 1]
        assert trace[begin].what[0] == state.node, "a call goes as it went"
        end = gotos[len(made)] if len(gotos) > len(made) else len(trace)
        happened = tuple(trace[begin + 1 : end])
        to = trace[end].what[0] if end < len(trace) else ENDED
        way = ways[len(made) - 1] if len(ways) >= len(made) else None
        carried = self._carried(state, happened)
        if way in self.pins:
            carried = carried._replace(proved=True)
        return Step(state, choice, State(to, carried), happened, way)

    def of(self, state: State) -> Iterator[Step]:
        """The steps from a state."""
        return iter(self._from.get(state, ()))

    def call(self, made: list[str]) -> Chooser:
        """The call of these choices."""
        caller = Chooser(made, self.brings)
        queues = Queues()
        queues.caller = caller
        given = self.given._replace(world=Left(queues=queues))
        with suppress(_Cut):
            run(self.flow, caller, given, listen=caller.at, took=caller.took)
        return caller

    def _carried(self, at: State, happened: tuple[Event, ...]) -> Carried:
        before, node = at.carried, self.flow.nodes[at.node]
        kinds = {event.kind for event in happened}
        posts = isinstance(node, Lookup) and node.none is None
        accepted = posts and any(event.what == (FOUND,) for event in happened)
        return Carried(
            before.recorded or "record" in kinds,
            before.noticed or any(e.kind == "play" and e.what[0] == self.flow.notice for e in happened),
            before.kept or bool(kinds & {"dial", "message", "note", "queue"}) or accepted,
            before.values | {event.what[0] for event in happened if event.kind == "set"},
            before.proved,
        )


def choices(flow: Hotline, name: str) -> Iterator[str]:
    """All that a caller or a telephone may do at a node."""
    node = flow.nodes[name]
    if isinstance(node, Menu):
        yield SILENT
        yield WRONG
        for entry in node.entries:
            if isinstance(entry, Entry):
                yield entry.pattern
            elif isinstance(entry, Number):
                yield (entry.digits or "5" * entry.lengths[0]) + entry.end_key
    elif isinstance(node, Queue):
        yield from (SILENT, "answered", NO_AGENTS)
        yield from (FULL,) if node.full else ()
        yield from (entry.pattern for entry in node.entries)
    elif isinstance(node, Transfer):
        yield from OUTCOMES
    elif isinstance(node, Lookup):
        yield from (FOUND, FAILED, TIMED_OUT)
        yield from (NONE,) if node.none else ()
    else:
        yield BY_ITSELF


def explored(flow: Hotline) -> list[Explored]:
    """Whatever the hour and the calling number, from the start and from the fault way."""
    worlds = WORLDS if any(isinstance(node, Branch | Note) for node in flow.nodes.values()) else WORLDS[:1]
    return [Explored(flow, start, world) for start in (flow.start, flow.fault.target) for world in worlds]
