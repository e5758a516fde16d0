"""What calls leave behind on FreeSWITCH: mod_db, whose table is a file of the switch and outlives calls and restarts. mod_hash
would be of memory alone.

A switch is a key of the realm `ivrc`, `HOTLINE~SWITCH`, and is on where that holds `on`; a number is in a list where
`HOTLINE~LIST~NUMBER` holds `in`. Those who take turns have a key `HOTLINE~turn~THEM`. So `db insert/ivrc/HOTLINE~SWITCH/on` turns one, too. `/` would part arguments.
"""

from __future__ import annotations

from ivrc.flow.switches import IN, OFF, ON, OUT, turn
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import value

REALM = "ivrc"


def key(plan: Plan, *names: str) -> str:
    """The key of a switch or of a number in a list, within the realm. A name of a switch is letters, digits, `-` and `_`."""
    return "~".join((plan.folder, *names))


def held(plan: Plan, *names: str) -> str:
    """What it holds."""
    return value(f"db(select/{REALM}/{value(labels.STATE)}{key(plan, *names)})")


def turning(plan: Plan, switch: str, on: bool) -> str:
    """What the application `db` is given to turn it."""
    return _put(plan, ON if on else OFF, switch)


def taking(plan: Plan, group: str, number: int) -> str:
    """What the application `db` is given to note whose turn it was."""
    return _put(plan, str(number), *turn(group))


def entry(plan: Plan, name: str, number: str) -> str:
    """A number's place in a list."""
    return held(plan, name, number)


def entering(plan: Plan, name: str, number: str, into: bool) -> str:
    """What the application `db` is given to put a number in a list, or to take it out."""
    return _put(plan, IN if into else OUT, name, number)


def _put(plan: Plan, holds: str, *names: str) -> str:
    return f"insert/{REALM}/{value(labels.STATE)}{key(plan, *names)}/{holds}"
