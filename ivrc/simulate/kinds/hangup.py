"""挂机."""

from __future__ import annotations

from typing import NoReturn

from ivrc.flow.kinds.hangup import Hangup
from ivrc.simulate.over import Over
from ivrc.simulate.progress import Run


def step(run: Run, node: Hangup) -> NoReturn:
    """Ends the call."""
    raise Over("flow")
