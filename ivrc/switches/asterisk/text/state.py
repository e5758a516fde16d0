"""What calls leave behind on Asterisk: the switch's own database (AstDB), which outlives calls and restarts.

A switch is a key of the family `ivrc`, `HOTLINE/SWITCH`, and is on where that holds `on`; a number is in a list where
`HOTLINE/LIST/NUMBER` holds `in`. Those who take turns have a key `HOTLINE/turn/THEM`. So `database put ivrc HOTLINE/SWITCH on` turns one, too.
"""

from __future__ import annotations

from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import value

FAMILY = "ivrc"


def key(plan: Plan, *names: str) -> str:
    """The key of a switch or of a number in a list, within the family. A name of a switch is letters, digits, `-` and `_`."""
    return "/".join((plan.folder, *names))


def held(plan: Plan, *names: str) -> str:
    """The function that reads and writes it."""
    return f"DB({FAMILY}/{value(labels.STATE)}{key(plan, *names)})"


def entry(plan: Plan, name: str, number: str) -> str:
    """The function that reads and writes a number's place in a list."""
    return held(plan, name, number)
