"""What calls leave behind on FreeSWITCH: mod_db, whose table is a file of the switch and outlives calls and restarts. mod_hash
would be of memory alone.

A switch is a key of the realm `ivrc`, `HOTLINE~SWITCH`, and is on where that holds `on`; a number is in a list where
`HOTLINE~LIST~NUMBER` holds `in`. So `db insert/ivrc/HOTLINE~SWITCH/on` turns one, too. `/` would part arguments.
"""

from __future__ import annotations

from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import value

REALM, ON, OFF, IN, OUT = "ivrc", "on", "off", "in", "out"


def key(plan: Plan, switch: str) -> str:
    """The key of a switch, within the realm. A name of a switch is letters, digits, `-` and `_`."""
    return f"{plan.folder}~{switch}"


def held(plan: Plan, switch: str) -> str:
    """What it holds."""
    return value(f"db(select/{REALM}/{value(labels.STATE)}{key(plan, switch)})")


def turning(plan: Plan, switch: str, on: bool) -> str:
    """What the application `db` is given to turn it."""
    return _put(plan, switch, ON if on else OFF)


def entry(plan: Plan, name: str, number: str) -> str:
    """A number's place in a list."""
    return held(plan, f"{name}~{number}")


def entering(plan: Plan, name: str, number: str, into: bool) -> str:
    """What the application `db` is given to put a number in a list, or to take it out."""
    return _put(plan, f"{name}~{number}", IN if into else OUT)


def _put(plan: Plan, what: str, holds: str) -> str:
    return f"insert/{REALM}/{value(labels.STATE)}{key(plan, what)}/{holds}"
