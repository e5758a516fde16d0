"""What the entry point `ivrc.switches` names."""

from __future__ import annotations

from ivrc.switches.switch import Switch

from .driver import HARNESS
from .text import TARGET

SETTINGS = {
    "sounds": {
        "pattern": "^reel [0-9]+$",
        "x-expected": {"zh": "带盘号，如 reel 3", "en": "a reel, such as reel 3"},
    }
}
SWITCH = Switch(TARGET, HARNESS, SETTINGS)
