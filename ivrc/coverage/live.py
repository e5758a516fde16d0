"""What of a call's past still matters at a node: the facts that some node ahead reads (liveness, backwards, may).

Two calls that stand at one node and agree in these facts can go the same ways from there on.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from ivrc.coverage.asked import asked, by_clock
from ivrc.coverage.route import BEYOND, Scene
from ivrc.coverage.switched import queue_name
from ivrc.flow.graph import of_kind, plays, predecessors, reads, sets
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.nodes import Case, Hotline, Node
from ivrc.flow.shape import parts

Set = frozenset[str]


class Facts(NamedTuple):
    """Variables and what else is asked of which it matters what they hold, and conditions of the clock of which it matters
    whether they hold."""

    variables: Set
    conditions: Scene


def live(hotline: Hotline) -> dict[str, Facts]:
    """The facts that are live as each node is entered."""
    before = predecessors(hotline)
    fails = [name for name, node in hotline.nodes.items() if _may_fail(node)]
    found = {name: Facts(_variables(node), _conditions(node)) for name, node in hotline.nodes.items()}
    for queue in of_kind(hotline, Queue):
        own = found[queue.id]
        found[queue.id] = own._replace(variables=own.variables | {queue_name(hotline.owner(queue.id))})
    typed = {name: {edge: variable for variable, edge in sets(node)} for name, node in hotline.nodes.items()}
    fault_targets = {fault.target for fault in hotline.faults}
    changed = deque(hotline.nodes)
    while changed:
        name = changed.popleft()
        known = found[name]
        into = [(source, typed[source].get(edge, "")) for source, edge in before[name]]
        if name in fault_targets:
            into += [(source, "") for source in fails if hotline.fault_at(source).target == name]
        for source, variable in into:
            own = found[source]
            more = Facts(own.variables | (known.variables - {variable}), own.conditions | known.conditions)
            if more != own:
                found[source] = more
                changed.append(source)
    return found


def _may_fail(node: Node) -> bool:
    return any(plays(node)) or any(reads(node))


def _conditions(node: Node) -> Scene:
    tests = frozenset(case.test for case in parts(node, Case) if by_clock(case.test))
    return tests | {BEYOND} if tests else tests


def _variables(node: Node) -> Set:
    return frozenset(reads(node)) | frozenset(asked((node,)))
