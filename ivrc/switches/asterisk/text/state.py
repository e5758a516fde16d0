"""What calls leave behind on Asterisk: the switch's own database (AstDB), which outlives calls and restarts.

A switch is a key of the family `ivrc`, `HOTLINE/SWITCH`, and is on where that holds `on`; a number is in a list where
`HOTLINE/LIST/NUMBER` holds `in`. So `database put ivrc HOTLINE/SWITCH on` turns one, too.
"""

from __future__ import annotations

from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import value

FAMILY, ON, OFF, IN, OUT = "ivrc", "on", "off", "in", "out"


def key(plan: Plan, switch: str) -> str:
    """The key of a switch, within the family. A name of a switch is letters, digits, `-` and `_`."""
    return f"{plan.folder}/{switch}"


def held(plan: Plan, switch: str) -> str:
    """The function that reads and writes it."""
    return f"DB({FAMILY}/{value(labels.STATE)}{key(plan, switch)})"


def entry(plan: Plan, name: str, number: str) -> str:
    """The function that reads and writes a number's place in a list."""
    return held(plan, f"{name}/{number}")
