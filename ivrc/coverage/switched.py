"""What calls leave behind among what branches ask: how a switch is, and whether the caller is in a list, are held under names
that no value has."""

from __future__ import annotations

_SWITCH, _LIST = "=", "<"
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
