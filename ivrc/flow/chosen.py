"""What of a call's way is told afterwards: the nodes that the source names, and what a key of a menu chose."""

from __future__ import annotations

from ivrc.flow.graph import edges
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Edge, Hotline

MOST_PLACES, MOST_NOTES, MOST_ASKED = 40, 5, 20
"""Nodes of a call's way, notes, and services that were asked, that its record holds: the first ones."""


def place(hotline: Hotline, name: str) -> bool:
    """Whether it is a node that the source names, and none that was made for another."""
    return name not in hotline.owners


def option(hotline: Hotline, menu: Menu, edge: Edge) -> str:
    """What a way out of a menu chooses: the node of the source that a key leads to. Where it leads to none, the keys; nothing
    where it is the menu again, where a number was typed or confirmed, and where a survey was answered."""
    if edge.cause.kind != "key" or not place(hotline, menu.id):
        return ""
    name = edge.target
    seen: set[str] = set()
    while not place(hotline, name) and name not in seen:
        seen.add(name)
        node = hotline.nodes[name]
        if isinstance(node, Note) and node.answer:
            return ""
        on = edges(node)
        if not on:
            return edge.cause.what
        name = on[0].target
    return "" if name == menu.id else name
