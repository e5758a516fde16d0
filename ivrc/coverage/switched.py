"""What calls leave behind among what branches ask: how a switch is, and whether the caller is in a list, are held under names
that no value has."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import lists, switches
from ivrc.simulate.events.enlist import IN, OUT
from ivrc.simulate.events.turn import OFF, ON
from ivrc.simulate.world import World

_SWITCH, _LIST, _QUEUE = "=", "<", ">"
"""End those names. No value's ends so."""


def name_of(switch: str) -> str:
    """What stands for a switch among what is asked."""
    return f"{switch}{_SWITCH}"


def switch_of(name: str) -> str:
    """The switch that it stands for; empty where it is no switch's."""
    return name.removesuffix(_SWITCH) if name.endswith(_SWITCH) else ""


def place_of(list_: str) -> str:
    """What stands for the caller's place in a list among what is asked."""
    return f"{list_}{_LIST}"


def list_of(name: str) -> str:
    """The list that it stands for; empty where it is no list's."""
    return name.removesuffix(_LIST) if name.endswith(_LIST) else ""


def queue_name(queue: str) -> str:
    """What stands for how a queue is."""
    return f"{queue}{_QUEUE}"


def queue_of(name: str) -> str:
    """The queue that it stands for; empty where it is no queue's."""
    return name.removesuffix(_QUEUE) if name.endswith(_QUEUE) else ""


class Kept(NamedTuple):
    """What a hotline's calls may leave behind: its switches and its lists."""

    switches: tuple[str, ...]
    lists: tuple[str, ...]

    @classmethod
    def by(cls, hotline: Hotline) -> Kept:
        """Those of a hotline."""
        return cls(switches(hotline), lists(hotline))

    def shown(self, world: World, caller: str) -> dict[str, str]:
        """How the switches are, and whether a caller is in the lists, under those names."""
        found = {name_of(each): ON if each in world.on else OFF for each in self.switches}
        return found | {place_of(each): IN if (each, caller) in world.listed else OUT for each in self.lists}
