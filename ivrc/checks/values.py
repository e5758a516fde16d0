"""What a caller types and the flow keeps: the ways on which a value comes to be set, and the places that use it."""

from __future__ import annotations

from collections.abc import Set

from ivrc.checks.facts import Facts, Tree
from ivrc.flow.nodes import Edge, Menu, Node, Transfer


def sets(facts: Facts) -> dict[str, dict[Edge, None]]:
    """For each variable the ways on which it has been typed, in the order of the flow."""
    found: dict[str, dict[Edge, None]] = {}
    for node in facts.nodes.values():
        if isinstance(node, Menu):
            for entry in node.entries:
                if entry.variable:
                    found.setdefault(entry.variable, {})[entry.edge] = None
    return found


def needs(node: Node) -> str:
    """The variable that a node cannot do without, or an empty string."""
    return node.extension if isinstance(node, Transfer) else ""


def without(facts: Facts, setting: Set[Edge]) -> Tree:
    """The places that a call can come to before a value was typed, each by its shortest way.

    `setting` are the ways on which it is typed. A call begins without any value, and a fault may send it to the fault
    way before the first one was typed. What was typed once stays.
    """
    return facts.search(
        (facts.hotline.start, facts.hotline.fault.target), follow=lambda edge: edge not in setting
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
