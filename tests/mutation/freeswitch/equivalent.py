"""Mutants that no call can tell, each by a rule with its reason; a rule is about what the switch does, never a line."""

from __future__ import annotations

import re

from tests.mutation.equivalent import Rule
from tests.mutation.freeswitch.attain import TooMany, same
from tests.mutation.freeswitch.hunt import Action, read
from tests.mutation.mutants import Mutant

_VARIABLE = re.compile(r"\$\{(\w+)")
_TWICE = ("answer", "multiunset", "flush_dtmf", "hangup", "export")
"""Applications that do nothing more the second time."""


def _same_elements(mutant: Mutant, text: str, spoilt: str) -> bool:
    return read(text) == read(spoilt)


def _same_found(mutant: Mutant, text: str, spoilt: str) -> bool:
    try:
        return same(text, spoilt)
    except TooMany:
        return False


def _actions(lines: str) -> list[Action]:
    found = re.findall(r'<action application="(\w+)"(?: data="([^"]*)")?(?: loop="(\d+)")?/>', lines)
    return [Action(name, data, int(loop or 1)) for name, data, loop in found]


def _twice(mutant: Mutant, text: str, spoilt: str) -> bool:
    if mutant.operator != "doubled" or len(done := _actions(mutant.before)) != 1:
        return False
    (action,) = done
    return action.application in _TWICE or (
        action.application == "set" and not _writes(action) & _reads(action)
    )


def _either_order(mutant: Mutant, text: str, spoilt: str) -> bool:
    done = _actions(mutant.before)
    if mutant.operator != "swapped with the next" or len(done) != 2:
        return False
    one, other = done
    if not all(each.application in ("set", "flush_dtmf", "multiunset", "export") for each in done):
        return False
    return not (_writes(one) & (_reads(other) | _writes(other)) or _writes(other) & _reads(one))


def _writes(action: Action) -> set[str]:
    if action.application == "multiunset":
        return set(action.data.split(" "))
    return (
        {action.data.partition("=")[0].removeprefix("nolocal:")}
        if action.application in ("set", "export")
        else set()
    )


def _reads(action: Action) -> set[str]:
    return set(_VARIABLE.findall(action.data))


def _unread(mutant: Mutant, text: str, spoilt: str) -> bool:
    done = _actions(mutant.before)
    return len(done) == 1 and done[0].data.startswith("disable_app_log=")


def _steps_enough(mutant: Mutant, text: str, spoilt: str) -> bool:
    loops = [int(each) for each in re.findall(r' loop="(\d+)"', spoilt)]
    steps = 1
    for each in loops:
        steps *= each
    return mutant.operator == "loop" and len(loops) == 3 and steps >= 10_000


RULES = (
    Rule("the same elements", "comments, the names of extensions and the order of contexts are no part of a dialplan", _same_elements),
    Rule("the same is found", "every step that is ever executed, with every value that it may meet, finds the same actions", _same_found),
    Rule("done twice", "a value given to a variable that it does not hold, an emptied queue or a hung up call is the same the second time", _twice),
    Rule("either order", "two actions of which neither reads or writes what the other writes", _either_order),
    Rule("not read", "the switch's list of what a call has executed is written into its call detail record and read by nothing in the call", _unread),
    Rule("steps enough", "ten thousand steps are left, and a call that takes them lasts for hours", _steps_enough),
)  # fmt: skip


def rule(mutant: Mutant, text: str, spoilt: str) -> Rule | None:
    """The rule by which a mutant does what the text does. Raises ValueError where the switch cannot read it."""
    read(spoilt)
    return next((each for each in RULES if each.holds(mutant, text, spoilt)), None)
