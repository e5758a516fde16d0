"""What the calls of a flow show of what checks claim: every way of it is taken, in the simulator."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drawn import PROMISE, REGRET, TALK, URGENT
from explore import ENDED, WRONG, Explored, State, Step, explored

from ivrc.checks.components import components
from ivrc.flow.kinds.note import Note
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.kinds.turn import Turn
from ivrc.flow.nodes import Hotline


class Calls:
    """What the calls of a flow show."""

    def __init__(self, flow: Hotline) -> None:
        self.flow = flow
        self.walks = explored(flow)
        self.began = [walk for walk in self.walks if walk.flow.start == flow.start]
        self.failed = self.walks[len(self.walks) // 2 :]
        self.states = {state for walk in self.walks for state in walk.ways}
        self.visited = {state.node for state in self.states}

    def steps(self, walks: list[Explored] | None = None) -> Iterator[Step]:
        for walk in self.walks if walks is None else walks:
            yield from walk.steps

    def line(self, name: str) -> int:
        return self.flow.nodes[name].span.line

    def passing(self, name: str) -> bool:
        return bool(name) and self.flow.nodes[name].traits.passes

    def rest(self, walk: Explored, state: State) -> list[Step] | None:
        """The steps by which a call goes on by itself to its end; None where something else comes."""
        found: list[Step] = []
        seen = set[State]()
        while state.node != ENDED:
            if state in seen or not (self.passing(state.node) or self.flow.nodes[state.node].traits.ends):
                return None
            seen.add(state)
            step = next(step for step in walk.of(state))
            found.append(step)
            state = step.to
        return found

    def last(self) -> Iterator[tuple[Step, list[Step]]]:
        """Each choice at a place where something is decided, behind which the call goes by itself to its end."""
        for walk in self.walks:
            for step in walk.steps:
                node = self.flow.nodes[step.at.node]
                if node.traits.passes or node.traits.ends or step.to.node == ENDED:
                    continue
                if (rest := self.rest(walk, step.to)) is not None:
                    yield step, rest


def heard(steps: list[Step]) -> list[str]:
    return [event.what[0] for step in steps for event in step.events if event.kind == "play"]


def served(calls: Calls, name: str) -> bool:
    return bool(name) and calls.flow.nodes[name].traits.serves


def unannounced(calls: Calls) -> set[int]:
    return {
        calls.line(state.node)
        for state in calls.states
        if calls.flow.nodes[state.node].traits.records
        and not (state.carried.noticed or state.carried.recorded)
    }


def unrecorded(calls: Calls) -> set[int]:
    if not any(calls.flow.nodes[name].traits.records for name in calls.visited):
        return {0}
    states = (state for walk in calls.began for state in walk.ways)
    return {calls.line(s.node) for s in states if served(calls, s.node) and not s.carried.recorded}


def idle_rounds(calls: Calls) -> set[int]:
    targets = _targets(calls, lambda step: not step.voluntary)
    order = list(calls.flow.nodes)
    return {
        calls.line(min(group, key=order.index))
        for group in components(targets)
        if len(group) > 1 or group[0] in targets[group[0]]
    }


def _targets(calls: Calls, follow: Callable[[Step], bool]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in calls.visited}
    for step in calls.steps():
        if step.to.node and follow(step):
            found[step.at.node].append(step.to.node)
    return found


def stranded(calls: Calls) -> set[int]:
    """Where no call behind comes to a person, a message or a spoken goodbye, silent ends aside; its entrances are told."""
    well = {name for name in calls.visited if served(calls, name)}
    dead = set[str]()
    for walk in calls.walks:
        for state in walk.ways:
            rest = calls.rest(walk, state)
            if rest is None:
                continue
            if rest[0].said and not heard(rest[1:]):
                well.add(state.node)
            if not heard(rest):
                dead.add(state.node)
    targets = _targets(calls, lambda step: True)
    grown = True
    while grown:
        more = {name for name, to in targets.items() if well & set(to)} - well
        well |= more
        grown = bool(more)
    return {calls.line(name) for name in calls.visited - well - dead}


def silent_ends(calls: Calls) -> set[int]:
    found = set[int]()
    for walk in calls.began[:1]:
        rest = calls.rest(walk, next(iter(walk.ways)))
        if rest is not None and not heard(rest):
            found.add(calls.line(calls.flow.start))
    for step, rest in calls.last():
        if step.choice == "answered" or calls.flow.nodes[step.at.node].traits.keeps_message or heard(rest):
            continue
        found.add(_line(step))
    return found


def _line(step: Step) -> int:
    """The line on which the way stands that a step took."""
    assert step.way is not None
    return step.way.span.line


def unsafe_fault(calls: Calls) -> set[int]:
    """Behind the fault: the start, a menu, a hang-up without a word, or a circle; what follows a message or a talk is not its."""
    reached = {calls.flow.fault.target}
    grown = True
    stops = {n for n, node in calls.flow.nodes.items() if node.traits.takes_keys or node.traits.keeps_message}
    while grown:
        more = {
            step.to.node
            for step in calls.steps(calls.failed)
            if step.at.node in reached - stops and step.choice != "answered" and step.to.node
        } - reached
        reached |= more
        grown = bool(more)
    kinds = [calls.flow.nodes[name].traits for name in reached]
    silent = False
    for walk in calls.failed:
        rest = calls.rest(walk, next(iter(walk.ways)))
        silent = silent or (rest is not None and not heard(rest))
    round_ = not any(kind.serves or kind.ends or kind.takes_keys for kind in kinds)
    wrong = calls.flow.start in reached or any(kind.takes_keys for kind in kinds) or silent or round_
    return {0} if wrong else set()


def unset(calls: Calls) -> set[int]:
    found = set[int]()
    for state in calls.states:
        node = calls.flow.nodes[state.node]
        if isinstance(node, Transfer) and node.extension and node.extension not in state.carried.values:
            found.add(node.span.line)
    return found


def person_by_wrong_keys(calls: Calls) -> bool:
    def comes(follow: Callable[[Step], bool]) -> bool:
        todo = [calls.flow.start, calls.flow.fault.target]
        targets = _targets(calls, follow)
        for name in todo:  # grows while it is read
            if calls.flow.nodes[name].traits.reaches_person:
                return True
            todo += [to for to in targets[name] if to not in todo]
        return False

    return comes(lambda step: True) and not comes(lambda step: step.choice != WRONG)


def person_far(calls: Calls) -> bool:
    """Whether the nearest desk that is dialled by name, or the nearest queue, is behind more than one key. Who types an extension knows whom he wants."""
    fewest = {calls.flow.start: 0}
    steps = [step for step in calls.steps(calls.began) if step.choice != WRONG and step.to.node]
    grown = True
    while grown:
        grown = False
        for step in steps:
            if step.at.node in fewest:
                keys = fewest[step.at.node] + (len(step.choice) if step.voluntary else 0)
                if keys < fewest.get(step.to.node, keys + 1):
                    fewest[step.to.node], grown = keys, True
    desks = [
        keys
        for name, keys in fewest.items()
        if isinstance(node := calls.flow.nodes[name], Queue)
        or (isinstance(node, Transfer) and node.destinations)
    ]
    return bool(desks) and min(desks) > 1


def _turned(words: list[str]) -> bool:
    return REGRET in words and all(word in (REGRET, "再见。") for word in words)


def _helps_nobody(calls: Calls) -> bool:
    if any(served(calls, name) for name in calls.visited):
        return False
    ends = list(calls.last())
    empty = all(word in (REGRET, "再见。") for _, rest in ends for word in heard(rest))
    return empty and any(_chosen(step) and _turned(heard(rest)) for step, rest in ends)


def _chosen(step: Step) -> bool:
    return step.voluntary and step.choice != WRONG


def helps_nobody(calls: Calls) -> set[int]:
    return {0} if _helps_nobody(calls) else set()


def turned_away(calls: Calls) -> set[int]:
    if _helps_nobody(calls):
        return set()
    return {_line(s) for s, rest in calls.last() if _chosen(s) and _turned(heard(rest))}


def unkept(calls: Calls) -> bool:
    for walk in calls.walks:
        for state in walk.ways:
            rest = calls.rest(walk, state)
            if rest is None or any(event.kind == "note" for step in rest for event in step.events):
                continue
            words = heard(rest[:1])
            if TALK in words or (PROMISE in words and not state.carried.kept):
                return True
    return False


def numberless(calls: Calls) -> set[int]:
    found = set[int]()
    for step in calls.steps():
        node = calls.flow.nodes[step.at.node]
        if isinstance(node, Note) and node.table == "回电":
            written = [event for event in step.events if event.kind == "note"]
            if not any("1380" in word for event in written for word in event.what):
                found.add(node.span.line)
    return found


def unproved(calls: Calls) -> set[int]:
    """Where a desk goes away or comes back for a call of a public number of which no PIN was right."""
    if len(calls.flow.numbers[0]) <= 6:
        return set()
    turns = {name for name, node in calls.flow.nodes.items() if isinstance(node, Turn)}
    return {
        calls.line(state.node) for state in calls.states if state.node in turns and not state.carried.proved
    }


def urgent_late(calls: Calls) -> bool:
    """Whether who presses no key hears the emergency number for the first time when an option was told."""
    return any(_late(walk, lambda step: not step.voluntary) for walk in calls.began)


def urgent_by_key(calls: Calls) -> bool:
    """Whether it is so only for who presses keys."""
    return not urgent_late(calls) and any(_late(walk, lambda step: True) for walk in calls.began)


def _late(walk: Explored, follow: Callable[[Step], bool]) -> bool:
    todo = [(next(iter(walk.ways)), False)]
    for state, offered in todo:  # grows while it is read
        for step in walk.of(state):
            told, known = offered, False
            for word in heard([step]):
                if word == URGENT and not known:
                    known = True
                    if told:
                        return True
                told = told or "请按" in word
            if follow(step) and not known and step.to.node and (step.to, told) not in todo:
                todo.append((step.to, told))
    return False
