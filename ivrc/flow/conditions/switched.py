"""`恶劣天气 开着 → …`: a switch that staff turn on and off."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.causes import Cause, switched
from ivrc.flow.parts import Switch


class Switched(NamedTuple):
    """A switch is on, or is off, as the branch is entered. One that was never turned is off."""

    switch: Switch
    on: bool

    @property
    def cause(self) -> Cause:
        """The switch, and how it is."""
        return switched(self.switch, self.on)


CONDITION = Switched
