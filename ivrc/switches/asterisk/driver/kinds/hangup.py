"""The end of a call by its own flow."""

from __future__ import annotations

from ivrc.flow.kinds.hangup import Hangup
from ivrc.switches.asterisk.driver.reading import Reader

READER = Reader[Hangup](hangs_up=lambda extension: "flow")
