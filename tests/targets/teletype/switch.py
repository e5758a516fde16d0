"""What the entry point `ivrc.switches` names."""

from __future__ import annotations

from ivrc.switches.switch import Switch

from .driver import HARNESS
from .text import TARGET

SWITCH = Switch(TARGET, HARNESS)
