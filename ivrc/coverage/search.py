"""The shortest ways through a flow: breadth first, over all that decides where a call can go.

A state is a node together with what the call brings there: which schedules are open (they stay so during a call),
what was typed into the variables that are dialled, whether a fault has happened. Of states that differ only in what no
node ahead asks (`live`) the first one is gone on from: the others could go no other way. One search finds a way to every
node and to every edge that a call can take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ivrc.coverage.keys import keys_for, keys_outside, with_end_key, wrong_keys
from ivrc.coverage.live import live
from ivrc.flow.graph import plays, reads
from ivrc.flow.nodes import (
    BEEP,
    Branch,
    Edge,
    Hangup,
    Hotline,
    Menu,
    Pause,
    Play,
    Record,
    Say,
    Transfer,
    Voicemail,
)
from ivrc.simulate.plan import PASS

Scene = frozenset[str]
"""The schedules that are open."""

LISTED, UNLISTED = "listed", "unlisted"
ANY_CLIP = "*"


class Step(NamedTuple):
    """One way taken, and what brings it about: acts at the waits of its node, what the last destination answers there
    (or, where a variable is typed, whether the site lists what it holds then).

    `value` is what the variable holds then.

    The fault way leaves no node (`node` is empty); `at` is where the fault is.
    """

    node: str
    edge: Edge
    waits: tuple[str, ...] = ()
    outcome: str = ""
    variable: str = ""
    at: str = ""
    value: str = ""

    @property
    def way(self) -> tuple[str, str]:
        """The edge's identity: the node and the cause."""
        return self.node, str(self.edge.cause)


class State(NamedTuple):
    """Where a call is and what it brings. `typed` tells of a variable whether the site lists what it holds."""

    node: str
    scene: Scene
    typed: frozenset[tuple[str, str]] = frozenset()
    faulted: bool = False


class Route(NamedTuple):
    """Steps from the start of a call to the state at its `end`. Exactly the schedules of `scene` are open; after
    `turn` steps, where that is not 0, the hours have changed and those of the end's scene are."""

    scene: Scene
    end: State
    steps: tuple[Step, ...] = ()
    missing: frozenset[str] = frozenset()
    turn: int = 0


class Search:
    """A finished search. `scenes` are tried in this order where they lead equally far.

    With `later` the hours may change to that scene once in the call, when a node is left that takes time. A clip that
    is `missing` takes the fault way wherever it would be played; with ANY_CLIP every node that speaks may take it, as
    if another clip were missing each time: more than a call can do, and never less.
    """

    def __init__(
        self,
        hotline: Hotline,
        scenes: Sequence[Scene],
        steps: MenuSteps,
        missing: str = "",
        later: Scene | None = None,
    ) -> None:
        self.hotline, self.menus, self.missing, self.later = hotline, steps, missing, later
        self.came: dict[State, tuple[State, Step] | None] = {}
        self.states: dict[str, list[State]] = {}
        self.ways: dict[tuple[str, str], tuple[State, Step]] = {}
        self._seen: set[State] = set()
        self._run([State(hotline.start, scene) for scene in scenes])

    def routes(self, name: str) -> Iterator[Route]:
        """The ways to a node that bring different things, a shortest one first."""
        for state in self.states.get(name, ()):
            yield self._route(state)

    def through(self, node: str, cause: str) -> Route | None:
        """A shortest way whose last step takes an edge; the fault way is one of no node."""
        found = self.ways.get((node, cause))
        if found is None:
            return None
        route, end = self._route(found[0]), next(self._after(*found))
        return route._replace(steps=(*route.steps, found[1]), end=end)

    def _route(self, state: State) -> Route:
        steps: list[Step] = []
        last, came, turn = state, self.came[state], 0
        while came is not None:
            before, step = came
            steps.append(step)
            turn = len(steps) if before.scene != state.scene else turn
            state, came = before, self.came[before]
        missing = frozenset((self.missing,)) if self.missing else frozenset()
        turned = len(steps) - turn + 1 if turn else 0
        return Route(state.scene, last, tuple(reversed(steps)), missing, turned)

    def _run(self, starts: list[State]) -> None:
        queue = list(filter(self._new, starts))
        self.came = dict.fromkeys(queue)
        for state in queue:  # grows while it is read
            self.states.setdefault(state.node, []).append(state)
            for step in self._steps(state):
                self.ways.setdefault(step.way, (state, step))
                for following in self._after(state, step):
                    if self._new(following):
                        self.came[following] = (state, step)
                        queue.append(following)

    def _new(self, state: State) -> bool:
        """Whether no state like it was come to yet."""
        facts = self.menus.live[state.node]
        typed = frozenset(each for each in state.typed if each[0] in facts.variables)
        like = state._replace(scene=state.scene & facts.schedules, typed=typed)
        if like in self._seen:
            return False
        self._seen.add(like)
        return True

    def _after(self, state: State, step: Step) -> Iterator[State]:
        typed = state.typed
        if step.variable:
            typed = frozenset((name, what) for name, what in typed if name != step.variable)
            typed |= {(step.variable, step.outcome)}
        following = State(step.edge.target, state.scene, typed, state.faulted or not step.way[0])
        yield following
        if self.later is not None and not isinstance(self.hotline.nodes[state.node], Branch | Record):
            yield following._replace(scene=self.later)

    def _steps(self, state: State) -> Iterator[Step]:
        node = self.hotline.nodes[state.node]
        if self.missing == ANY_CLIP and not state.faulted and any(p.clip != BEEP for p in plays(node)):
            yield from self._fault(state)
        match node:
            case Say():
                if self._lost(node.plays):
                    yield from self._fault(state)
                else:
                    yield Step(node.id, node.next)
            case Record() | Voicemail() | Pause():
                yield Step(node.id, node.next)
            case Branch():
                cases = (case.edge for case in node.cases if case.schedule in state.scene)
                yield Step(node.id, next(cases, node.otherwise))
            case Menu():
                yield from self._menu(state, node)
            case Transfer():
                yield from self._transfer(state, node)
            case Hangup():
                return

    def _menu(self, state: State, node: Menu) -> Iterator[Step]:
        if self._lost(node.prompt):
            yield from self._fault(state)
            return
        for step in self.menus.of(node):
            retry = {node.silence.exit: node.silence, node.wrong.exit: node.wrong}.get(step.edge)
            if retry is not None and retry.times and self._lost(retry.says):
                yield from self._fault(state, step.waits[:1])
            else:
                yield step

    def _transfer(self, state: State, node: Transfer) -> Iterator[Step]:
        held = dict(state.typed).get(node.extension, "") if node.extension else LISTED
        if held == LISTED:
            yield Step(node.id, node.busy, outcome="busy")
            yield Step(node.id, node.no_answer, outcome="no-answer")
            yield Step(node.id, node.unavailable, outcome="unavailable")
            if node.after is not None:
                yield Step(node.id, node.after, outcome="answered")
        elif held == UNLISTED:
            yield Step(node.id, node.unavailable)
        else:
            yield from self._fault(state)

    def _lost(self, playings: Sequence[Play]) -> bool:
        return self.missing != "" and any(play.clip == self.missing for play in playings)

    def _fault(self, state: State, waits: tuple[str, ...] = ()) -> Iterator[Step]:
        if not state.faulted:
            yield Step("", self.hotline.fault, waits, at=state.node)


class MenuSteps:
    """Every way out of a menu, with the keys that take it; worked out once for each menu."""

    def __init__(self, hotline: Hotline, extensions: tuple[str, ...]) -> None:
        self.extensions = extensions
        self.live = live(hotline)
        self.dialled = frozenset(name for node in hotline.nodes.values() for name in reads(node))
        self._known: dict[str, tuple[Step, ...]] = {}

    def of(self, menu: Menu) -> tuple[Step, ...]:
        """The ways out of a menu that a caller can take, in the order of the source."""
        found = self._known.get(menu.id)
        if found is None:
            found = self._known[menu.id] = tuple(self._of(menu))
        return found

    def _of(self, node: Menu) -> Iterator[Step]:
        for entry in node.entries:
            if entry.variable and entry.variable in self.dialled:
                if keys := keys_for(entry, node.entries, self.extensions):
                    acts = (with_end_key(keys, entry, node.entries),)
                    yield Step(node.id, entry.edge, acts, LISTED, entry.variable, value=keys)
                if keys := keys_outside(entry, node.entries, self.extensions):
                    acts = (with_end_key(keys, entry, node.entries),)
                    yield Step(node.id, entry.edge, acts, UNLISTED, entry.variable, value=keys)
            elif keys := keys_for(entry, node.entries):
                yield Step(node.id, entry.edge, (with_end_key(keys, entry, node.entries),))
        yield Step(node.id, node.silence.exit, (PASS,) * (node.silence.times + 1))
        if keys := wrong_keys(node):
            yield Step(node.id, node.wrong.exit, (keys,) * (node.wrong.times + 1))
