"""Mutants that no call can tell, each by a rule with its reason; a rule is about what the switch does, never a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ivrc.switches.asterisk.driver import dialplan
from tests.mutation.mutants import Mutant

_SET = re.compile(r"Set\((\w+)=([^$\n]*)\)")
_LEAVES = re.compile(r"(?:Goto|Hangup)\(")


class Rule(NamedTuple):
    """`holds` is given the mutant, the text and the text with the fault."""

    name: str
    reason: str
    holds: Callable[[Mutant, str, str], bool]


def _same_steps(mutant: Mutant, text: str, spoilt: str) -> bool:
    return sorted(dialplan.read(text)) == sorted(dialplan.read(spoilt))


def _twice(mutant: Mutant, text: str, spoilt: str) -> bool:
    if mutant.operator != "doubled" or not mutant.before.startswith(" same"):
        return False
    return mutant.construct in ("GotoIf", "GotoIfTime", "Goto", "Hangup", "NoOp") or (
        mutant.construct == "Set" and _SET.search(mutant.before) is not None
    )


def _independent(mutant: Mutant, text: str, spoilt: str) -> bool:
    found = _SET.findall(mutant.before)
    return mutant.operator == "swapped with the next" and len(found) == 2 and found[0][0] != found[1][0]


def _same_elsewhere(mutant: Mutant, text: str, spoilt: str) -> bool:
    """The extension is one line, and a wider one of its context has the same line."""
    head, _, step = mutant.before.partition(",1,")
    if mutant.operator != "deleted" or not mutant.before.startswith("exten") or not _LEAVES.match(step):
        return False
    name = head.removeprefix("exten => ")
    rest = [
        line
        for line in dialplan.read(text)
        if line.context == mutant.place and line.extension.startswith("_")
    ]
    return any(
        name.startswith(other.extension.strip("_!")) and f"{other.application}({other.data})" == step
        for other in rest
    )


def _included_twice(mutant: Mutant, text: str, spoilt: str) -> bool:
    return mutant.construct == "include" and mutant.operator == "doubled"


def _not_deleted(mutant: Mutant, text: str, spoilt: str) -> bool:
    return mutant.construct == "Record" and mutant.operator == "flag -" and ",kq" in mutant.before and ",q" in mutant.after and "%d" in mutant.after  # fmt: skip


RULES = (
    Rule("the same steps", "comments, blank lines and the order of contexts are no part of a dialplan", _same_steps),
    Rule("done twice", "a jump, or a constant given to a variable, does the same the second time or is never come to a second time", _twice),
    Rule("either order", "two variables that get constants get them in either order", _independent),
    Rule("the wider one does the same", "without the extension a wider pattern fits, which has the same step", _same_elsewhere),
    Rule("not deleted", "without the option k Record deletes, on hang-up, the file by its name as it is written, and %d is in that (app_record.c): there is none", _not_deleted),
    Rule("included twice", "a context that is included already is not searched a second time", _included_twice),
)  # fmt: skip


def rule(mutant: Mutant, text: str, spoilt: str) -> Rule | None:
    """The rule by which a mutant does what the text does."""
    return next((each for each in RULES if each.holds(mutant, text, spoilt)), None)
