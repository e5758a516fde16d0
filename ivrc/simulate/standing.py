"""How a call stands as a branch is entered: all that a condition can ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, Protocol

from ivrc.flow.nodes import Hotline
from ivrc.simulate.world import AT_REST, World


class Standing(Protocol):
    """What a condition can ask. A call under way (`progress.Run`) is one."""

    @property
    def hotline(self) -> Hotline: ...

    @property
    def values(self) -> Mapping[str, str]:
        """What the call knows so far, by name (rule 26)."""

    @property
    def world(self) -> World:
        """What earlier calls and this one have left behind (rules 36 and 38)."""

    def wall_clock(self) -> datetime:
        """What the clock shows where the hotline is (rule 12)."""


class Supposed(NamedTuple):
    """A call that is supposed to be at a moment, whatever came before."""

    hotline: Hotline
    at: datetime
    values: Mapping[str, str] = {}
    world: World = AT_REST

    def wall_clock(self) -> datetime:
        return self.at
