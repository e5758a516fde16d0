"""Switches among what branches ask: how each is, is held under a name that no value has."""

from __future__ import annotations

_MARK = "="
"""Ends the name. No value's does."""


def name_of(switch: str) -> str:
    """What stands for a switch among what is asked."""
    return f"{switch}{_MARK}"


def switch_of(name: str) -> str:
    """The switch that it stands for; empty where it is no switch's."""
    return name.removesuffix(_MARK) if name.endswith(_MARK) else ""
