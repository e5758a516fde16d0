"""What a hotline leaves behind for later calls: switches that staff turn, lists of callers that calls change, and whose turn
it is."""

from __future__ import annotations

from hashlib import sha256

from ivrc.flow.conditions.listed import Listed
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.kinds.queue import FULL, NO_AGENTS, Queue
from ivrc.flow.kinds.transfer import RANDOM, ROTATION, Transfer
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.parts import Switch
from ivrc.flow.shape import parts
from ivrc.flow.stand_in import desk_of
from ivrc.regex import regex

ON, OFF, IN, OUT = "on", "off", "in", "out"
"""What is kept of a switch, and of a number and a list, on each switch that keeps it."""


def switches(hotline: Hotline) -> tuple[str, ...]:
    """The switches that it asks for or turns, in the order in which they are met."""
    return tuple(dict.fromkeys(name for node in hotline.nodes.values() for name in parts(node, Switch)))


def desks(hotline: Hotline) -> tuple[str, ...]:
    """The desks that may be away: each is a switch."""
    return tuple(filter(None, map(desk_of, switches(hotline))))


def queues(hotline: Hotline) -> dict[str, tuple[str, ...]]:
    """How each of its queues may be as a call comes to it, beside open."""
    return {
        hotline.owner(node.id): (NO_AGENTS, *((FULL,) if node.full else ()))
        for node in of_kind(hotline, Queue)
    }


def lists(hotline: Hotline) -> tuple[str, ...]:
    """Likewise the lists that are kept."""
    found: dict[str, None] = {}
    for node in hotline.nodes.values():
        if isinstance(node, Enlist):
            found[node.list] = None
        tests = (case.test for case in parts(node, Case))
        found.update((test.list, None) for test in tests if isinstance(test, Listed) and test.kept)
    return tuple(found)


def rotations(hotline: Hotline) -> dict[str, tuple[str, ...]]:
    """Those who take turns: the destinations of each group."""
    return _of_order(hotline, ROTATION)


def turn(group: str) -> tuple[str, str]:
    """Under which names it is kept with whom of a group the last call began: as the number of it, from 1."""
    shown = _UNSAFE.sub("_", group)[:_SHOWN]
    return "turn", f"{shown}-{sha256(group.encode()).hexdigest()[:8]}"


DRAWN = "drawn"
"""Under which name a number may be kept that is drawn then: of three, 0, 3, 6 … mean the first."""
_SHOWN = 24
_UNSAFE = regex(r"[^\w\-]")


def drawings(hotline: Hotline) -> dict[str, tuple[str, ...]]:
    """Those among whom is drawn who is dialled first, likewise."""
    return _of_order(hotline, RANDOM)


def _of_order(hotline: Hotline, order: str) -> dict[str, tuple[str, ...]]:
    return {each.group: each.destinations for each in of_kind(hotline, Transfer) if each.order == order}
