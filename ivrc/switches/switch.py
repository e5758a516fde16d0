"""What a switch is: how a flow is said in its words, and how a verification reaches it."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.switches.target import Target
from ivrc.verify.harness import Harness


class Switch(NamedTuple):
    """A switch, by the name and title of its text. Without a driver it can be built for, and not be verified on."""

    text: Target
    driver: Harness | None = None

    @property
    def name(self) -> str:
        """The name that `-t` and `--on` take."""
        return self.text.name
