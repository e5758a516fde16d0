"""Makes calls: from a way through the flow to what a caller does on it, played once in the simulator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from math import gcd
from typing import NamedTuple

from ivrc.coverage.feature import Ask, Feature, Seen
from ivrc.coverage.finder import Finder
from ivrc.coverage.observe import watch
from ivrc.coverage.route import Route, Scene
from ivrc.coverage.switched import Kept, list_of, queue_of, switch_of
from ivrc.coverage.values import CALLING, calling, row
from ivrc.coverage.week import at_minute, neighbours
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.transfer import ONCE, Transfer, together
from ivrc.flow.national import national
from ivrc.flow.nodes import Hotline
from ivrc.flow.values import NATIONAL
from ivrc.simulate.events.enlist import IN
from ivrc.simulate.events.turn import ON
from ivrc.simulate.plan import Call, Plan
from ivrc.simulate.steps import HANG_UP
from ivrc.simulate.world import AT_REST, World

SHORT_MS = 500
"""Nothing is done while a clip plays that is shorter: the moment would have to be met too well."""
MARGIN_MS = 500
"""How far from a change of the opening hours a call enters a branch that is tried there."""
FAILURES = ("busy", "no-answer", "unavailable")


class Surroundings(NamedTuple):
    """What calls are made for: the extensions that the site lists, and the clips' lengths where they are known."""

    extensions: tuple[str, ...] = ()
    lengths_ms: Mapping[str, int] = {}


class Made(NamedTuple):
    """A call and what is seen of it in the simulator. `arrives` is the event with which its route ends."""

    call: Call
    seen: Seen
    arrives: int = 0


class Maker:
    """Makes the calls of a hotline, and knows what those cover that were made so far. Their moments go round the week,
    so that every day has its turn."""

    def __init__(self, hotline: Hotline, around: Surroundings) -> None:
        self.hotline, self.around = hotline, around
        self.finder = Finder(hotline, around.extensions)
        self.number, self.row = calling(hotline), row(hotline)
        self.called = CALLING if hotline.outbound else ""
        self.kept = Kept.by(hotline)
        self.covered: set[Feature] = set()
        self.turn: Counter[Scene] = Counter()
        self.entry: Counter[str] = Counter()

    def play(
        self, route: Route, plan: Plan | None = None, at: datetime | None = None, world: World = AT_REST
    ) -> Made:
        """The call that takes a route, by its own plan or another, in a world that the route makes more of; afterwards the
        caller hangs up at the next wait."""
        made = self.again(self.call(route, plan, at, world))
        entered = [number for number, event in enumerate(made.seen.events) if event.kind == "goto"]
        steps = len(route.steps)
        return made._replace(arrives=entered[steps] if steps < len(entered) else len(made.seen.events))

    def call(
        self, route: Route, plan: Plan | None = None, at: datetime | None = None, world: World = AT_REST
    ) -> Call:
        """The same, not played yet."""
        when, number = at or self.when(route), "" if route.withheld else self.number
        does = plan or self.plan(route)
        usual = Call("", "", does, when, number=number, missing=route.missing, world=world)
        usual = usual._replace(called=self.called, row=self.row)
        return self._begun(usual, route)

    def _begun(self, call: Call, route: Route) -> Call:
        """The call from and to the numbers that the route asks, with the switches and lists as it asks them; the hotline's first number is
        not named."""
        for name, number in sorted(route.begins, key=lambda each: bool(list_of(each[0]))):
            if name_of_list := list_of(name):
                if number == IN:
                    call = call._replace(number=call.number or CALLING)
                    world = call.world.enlisted(name_of_list, national(call.number), True)
                    call = call._replace(world=world)
            elif queue := queue_of(name):
                if number:
                    queues = call.world.queues | {(queue, number)}
                    call = call._replace(world=call.world._replace(queues=queues))
            elif switch := switch_of(name):
                call = call._replace(world=call.world.turned(switch, number == ON))
            elif self.hotline.values[name].source == NATIONAL:
                call = call._replace(number=number)
            elif number not in self.hotline.numbers[:1]:
                call = call._replace(called=number)
        return call

    def again(self, call: Call) -> Made:
        """A call in the simulator."""
        return Made(call, watch(self.hotline, call, self.kept, *self.around))

    def to(self, name: str, *waits: str) -> tuple[Route, Plan] | None:
        """The way to a node and what the caller does on it, with acts at the node's waits."""
        route = self.finder.to_node(name)
        return None if route is None else (route, self.plan(route, *waits))

    def plan(self, route: Route, *waits: str, alike: bool = False) -> Plan:
        """What a caller does to take a route, with further acts where it ends. With `alike` all whom a transfer dials in vain
        fail in the same way."""
        acts: list[str] = []
        answers: dict[str, list[str]] = {}
        replies: dict[str, list[str]] = {}
        typed: dict[str, str] = {}
        for step in route.steps:
            acts += step.waits
            if step.reply:
                asks = self.hotline.nodes[step.node]
                assert isinstance(asks, Lookup)
                replies.setdefault(asks.service, []).append(step.reply)
            elif step.variable:
                typed[step.variable] = step.value
            elif step.outcome:
                node = self.hotline.nodes[step.node]
                if isinstance(node, Queue):
                    for name in node.agents:
                        answers.setdefault(name, []).append(step.outcome)
                    continue
                assert isinstance(node, Transfer)
                called = node.destinations or (typed[node.extension],)
                ends = outcomes(node, step.outcome, len(called))
                if alike and step.outcome != "answered":
                    ends = (step.outcome,) * len(called)
                for name, outcome in zip(called, ends):
                    answers.setdefault(name, []).append(outcome)
        return Plan(
            (*acts, *waits),
            HANG_UP,
            answers={name: tuple(each) for name, each in answers.items()},
            replies={name: tuple(each) for name, each in replies.items()},
        )

    def when(self, route: Route) -> datetime:
        """The middle of the next piece of the week in which these conditions hold; before they change, where the route
        outlasts them."""
        if route.turn:
            return self._before_the_turn(route)
        found = self.finder.scenes[route.scene]
        self.turn[route.scene] += 1
        piece = found[self.turn[route.scene] * _stride(len(found)) % len(found)]
        return at_minute(self.hotline, (piece.start + piece.end) / 2)

    def _before_the_turn(self, route: Route) -> datetime:
        """So that the last branch before the hours change is entered right before they do."""
        before = next(
            piece
            for piece, after in neighbours(self.hotline, self.finder.week)
            if piece.holds == route.scene and after.holds == route.end.scene
        )
        edge = at_minute(self.hotline, before.end)
        first = route._replace(steps=route.steps[: route.turn], turn=0)
        seen = self.play(first, at=at_minute(self.hotline, (before.start + before.end) / 2)).seen
        entered = [e for e in seen.events if e.kind == "goto"][: route.turn]
        spent = [e.at_ms for e in entered if self.hotline.nodes[e.what[0]].traits.chooses]
        return edge - timedelta(milliseconds=MARGIN_MS + (spent[-1] if spent else 0))

    def keys(self, name: str) -> str:
        """Keys of some entry of a menu, another one each time; empty where it has none that can be typed."""
        node = self.hotline.nodes[name]
        assert isinstance(node, Menu)
        steps = self.finder.menus.of(node)
        usual = {
            step.edge: step.waits[0] for step in reversed(steps) if step.edge.cause.kind in ("key", "number")
        }
        found = list(reversed(usual.values()))
        self.entry[name] += 1
        return found[self.entry[name] % len(found)] if found else ""

    def in_clip(self, made: Made, ask: Ask, act: str) -> Made:
        """The same call with an act while a clip plays; at the waits behind it the caller hangs up."""
        before = sum(not each.clip and each.event < ask.event for each in made.seen.asks)
        plan = made.call.plan
        changed = plan._replace(waits=plan.waits[:before], clips={**plan.clips, (ask.clip, ask.playing): act})
        return self.again(made.call._replace(plan=changed))


def outcomes(node: Transfer, last: str, count: int) -> tuple[str, ...]:
    """What destinations answer so that the last one decides: the ones before it fail in other ways, as far as they may."""
    others = [failure for failure in FAILURES if failure != last]
    if node.late and last == "answered":
        others.remove("no-answer")  # who has waited hears other words: a call of its own
    if node.order == ONCE:
        others = [each for each in others if together((each, last)) == last] or [last]
    return (*(others[number % len(others)] for number in range(count - 1)), last)


def covers(made: Made | None, feature: Feature) -> bool:
    """Whether there is a call and it covers a feature."""
    return made is not None and feature in made.seen.features


def _stride(count: int) -> int:
    """How far to go on round a circle of so many, so that neighbours are far apart and all have their turn."""
    stride = max(round(count * 0.618), 1)
    while gcd(stride, count) > 1:
        stride += 1
    return stride
