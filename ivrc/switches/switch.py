"""What a switch is: how a flow is said in its words, and how a verification reaches it."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from ivrc.switches.deployment import Deployment
from ivrc.switches.placing import Placing
from ivrc.switches.settings import Settings
from ivrc.switches.target import Target
from ivrc.verify.harness import Harness


class Switch(NamedTuple):
    """A switch, by the name and title of its text. Without a driver it can be built for, and not be verified on.

    `settings` are what another package's switch asks of its part of a site file; a shipped one has them in its folder.
    """

    text: Target
    driver: Harness | None = None
    settings: Settings = MappingProxyType({})
    deployment: Deployment | None = None
    """How it takes builds that lie beside one another; none where ivrc cannot put them there."""

    placing: Placing | None = None
    """How it places calls; none where ivrc cannot have it call."""

    @property
    def name(self) -> str:
        """The name that `-t` and `--on` take."""
        return self.text.name
