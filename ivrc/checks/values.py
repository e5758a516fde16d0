"""What a caller types and the flow keeps: the ways on which a value comes to be set, and the places that use it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Set

from ivrc.checks.course import Tree
from ivrc.checks.facts import Facts
from ivrc.flow import graph
from ivrc.flow.nodes import Edge


def unset(facts: Facts) -> Callable[[str, str], bool]:
    """Whether a call may come to a place without a variable.

    A call begins without any value, and a fault may send it to the fault way before the first one was typed. What was
    typed once stays, and no call goes on from a place that lacks what it uses: it takes the fault way. All variables go through the flow together, a bit each (forward, may, until nothing changes).
    """
    bits = {variable: 1 << place for place, variable in enumerate(facts.typed)}
    sets: dict[Edge, int] = {}
    for variable, edges in facts.typed.items():
        for edge in edges:
            sets[edge] = sets.get(edge, 0) | bits[variable]
    needs = {
        name: sum(bits.get(each, 0) for each in set(graph.needs(node))) for name, node in facts.nodes.items()
    }
    every = (1 << len(bits)) - 1
    lacks = dict.fromkeys(facts.sources, every)
    changed = deque(lacks)
    waiting = set(lacks)
    while changed:
        name = changed.popleft()
        waiting.discard(name)
        for edge in facts.ways[name]:
            before = lacks.get(edge.target, 0)
            after = before | (lacks[name] & ~needs[name] & ~sets.get(edge, 0))
            if after != before or edge.target not in lacks:
                lacks[edge.target] = after
                if edge.target not in waiting:
                    waiting.add(edge.target)
                    changed.append(edge.target)
    return lambda name, variable: bool(lacks.get(name, 0) & bits[variable])


def without(facts: Facts, setting: Set[Edge], variable: str) -> Tree:
    """The places that a call can come to before a value was typed, each by its shortest way; `setting` are the ways
    on which it is typed. Behind a place that uses it there is none."""
    return facts.search(
        facts.sources, lambda node: variable not in graph.needs(node), lambda edge: edge not in setting
    )


def entrances(facts: Facts, setting: Set[Edge], tree: Tree) -> dict[str, list[Edge]]:
    """For each place the ways on which a call of `tree` comes to it without the value, by speech alone or at once."""
    found: dict[str, list[Edge]] = {}
    for source in tree:
        if facts.endings[source] == source:
            for edge in facts.ways[source]:
                if edge not in setting:
                    found.setdefault(facts.endings[edge.target], []).append(edge)
    return found
