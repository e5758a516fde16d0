"""What a hotline leaves behind for later calls: switches that staff turn, and lists of callers that calls change."""

from __future__ import annotations

from ivrc.flow.conditions.listed import Listed
from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.parts import Switch
from ivrc.flow.shape import parts

ON, OFF, IN, OUT = "on", "off", "in", "out"
"""What is kept of a switch, and of a number and a list, on each switch that keeps it."""


def switches(hotline: Hotline) -> tuple[str, ...]:
    """The switches that it asks for or turns, in the order in which they are met."""
    return tuple(dict.fromkeys(name for node in hotline.nodes.values() for name in parts(node, Switch)))


def lists(hotline: Hotline) -> tuple[str, ...]:
    """Likewise the lists that are kept."""
    found: dict[str, None] = {}
    for node in hotline.nodes.values():
        if isinstance(node, Enlist):
            found[node.list] = None
        tests = (case.test for case in parts(node, Case))
        found.update((test.list, None) for test in tests if isinstance(test, Listed) and test.kept)
    return tuple(found)
