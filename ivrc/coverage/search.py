"""The shortest ways through a flow: breadth first, over all that decides where a call can go.

A state is a node together with what the call brings there: which conditions hold (they stay so during a call),
what was typed into the variables that are dialled or asked by branches (as all that may have been typed, which each branch
narrows), whether a fault has happened. Of states that differ only in what no
node ahead asks (`live`) the first one is gone on from: the others could go no other way. One search finds a way to every
node and to every edge that a call can take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.coverage.asked import begun
from ivrc.coverage.kinds import KINDS
from ivrc.coverage.menu_steps import MenuSteps
from ivrc.coverage.route import ANY_CLIP, Held, Route, Scene, State, Step
from ivrc.coverage.values import sayable
from ivrc.flow.causes import Cause
from ivrc.flow.graph import plays
from ivrc.flow.nodes import BEEP, Heard, Hotline, Speak


class Search:
    """A search, finished once it has `run`. `scenes` are tried in this order where they lead equally far.

    With `later` the hours may change to that scene once in the call, when a node is left that takes time. A clip that
    is `missing` takes the fault way wherever it would be played; with ANY_CLIP every node that speaks may take it, as
    if another clip were missing each time: more than a call can do, and never less. In a search of
    `withheld` calls they have no calling number.
    """

    def __init__(
        self,
        hotline: Hotline,
        scenes: Sequence[Scene],
        steps: MenuSteps,
        missing: str = "",
        later: Scene | None = None,
        withheld: bool = False,
    ) -> None:
        self.withheld = withheld
        self.hotline, self.menus, self.missing, self.later = hotline, steps, missing, later
        self.came: dict[State, tuple[State, Step] | None] = {}
        self.states: dict[str, list[State]] = {}
        self.ways: dict[tuple[str, Cause], tuple[State, Step]] = {}
        self._seen: set[State] = set()
        begins = begun(hotline, steps.asked, withheld)
        self.begins = [State(hotline.start, scene, held=begins) for scene in scenes]

    def run(self) -> Search:
        """The search, finished."""
        self._run(self.begins)
        return self

    def routes(self, name: str) -> Iterator[Route]:
        """The ways to a node that bring different things, a shortest one first."""
        for state in self.states.get(name, ()):
            yield self._route(state)

    def through(self, node: str, cause: Cause) -> Route | None:
        """A shortest way whose last step takes an edge; the fault way is one of no node."""
        found = self.ways.get((node, cause))
        if found is None:
            return None
        state, step = found
        route, end = self._route(state, step.left), next(self.after(*found))
        return route._replace(steps=(*route.steps, step), end=end)

    def _route(self, state: State, left: Held | None = None) -> Route:
        return self.route(self.trail(state), state, left)

    def trail(self, state: State) -> list[tuple[State, Step]]:
        """The steps that the search came to a state by, each with the state that it was taken in."""
        found: list[tuple[State, Step]] = []
        while (came := self.came[state]) is not None:
            found.append(came)
            state = came[0]
        return found[::-1]

    def route(self, trail: Sequence[tuple[State, Step]], end: State, left: Held | None = None) -> Route:
        """A trail as a route, with what is typed on it: of the choices one that is `left` as it ends."""
        steps: list[Step] = []
        state, turn = end, 0
        held = dict(state.held if left is None else left)
        for before, step in reversed(trail):
            if step.choices:
                step = step.choosing(held.pop(step.variable, step.choices)[0])
            held.pop(step.turned, None)
            held = dict(before.held) | held
            steps.append(step)
            turn = len(steps) if before.scene != state.scene else turn
            state = before
        missing = frozenset((self.missing,)) if self.missing else frozenset()
        turned = len(steps) - turn + 1 if turn else 0
        begins = frozenset((name, held[name][0]) for name, _ in state.held)
        return Route(state.scene, end, tuple(reversed(steps)), missing, self.withheld, turned, begins)

    def _run(self, starts: list[State]) -> None:
        queue = list(filter(self._new, starts))
        self.came = dict.fromkeys(queue)
        for state in queue:  # grows while it is read
            self.states.setdefault(state.node, []).append(state)
            for step in self.steps(state):
                self.ways.setdefault(step.way, (state, step))
                for following in self.after(state, step):
                    if self._new(following):
                        self.came[following] = (state, step)
                        queue.append(following)

    def _new(self, state: State) -> bool:
        """Whether no state like it was come to yet."""
        facts = self.menus.live[state.node]
        typed = frozenset(each for each in state.typed if each[0] in facts.variables)
        held = frozenset(each for each in state.held if each[0] in facts.variables)
        like = state._replace(scene=state.scene & facts.conditions, typed=typed, held=held)
        if like in self._seen:
            return False
        self._seen.add(like)
        return True

    def after(self, state: State, step: Step) -> Iterator[State]:
        typed, held = state.typed, state.held if step.left is None else step.left
        if step.variable:
            typed = frozenset((name, what) for name, what in typed if name != step.variable)
            typed |= {(step.variable, step.outcome)}
        if step.choices:
            held = frozenset(each for each in held if each[0] != step.variable)
            held |= {(step.variable, step.choices)}
        if step.learnt:
            typed = frozenset({**dict(typed), **dict(step.learnt)}.items())
        following = State(step.edge.target, state.scene, typed, state.faulted or not step.way[0], held)
        yield following
        if self.later is not None and not self.hotline.nodes[state.node].traits.at_once:
            yield following._replace(scene=self.later)

    def steps(self, state: State) -> Iterator[Step]:
        node = self.hotline.nodes[state.node]
        if self.missing == ANY_CLIP and not state.faulted and any(p.clip != BEEP for p in plays(node)):
            yield from self.fault(state)
        yield from KINDS[type(node)].steps(self, state, node)

    def stopped(
        self, state: State, playings: Sequence[Heard], waits: tuple[str, ...] = ()
    ) -> list[Step] | None:
        """What comes, after these acts, of playings among which a clip is missing or a value cannot be said; None where all
        of them are heard."""
        for each in playings:
            if isinstance(each, Speak):
                if not sayable(self.hotline, each, dict(state.typed), self.withheld):
                    way = each.unsaid
                    return [Step(state.node, way, waits)] if way else list(self.fault(state, waits))
            elif each.clip == self.missing:
                return list(self.fault(state, waits))
        return None

    def fault(self, state: State, waits: tuple[str, ...] = ()) -> Iterator[Step]:
        """The fault way, after these acts, unless it was taken before."""
        if not state.faulted:
            yield Step("", self.hotline.fault_at(state.node), waits, at=state.node)
