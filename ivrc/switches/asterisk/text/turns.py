"""Whose turn it is on Asterisk: the number of the destination with which a call begins, in a variable.

A turn is taken under a lock, so that of two calls at the same moment each gets its own; a call that ends lets go of it
(func_lock).
"""

from __future__ import annotations

from ivrc.flow.kinds.transfer import ROTATION, Transfer
from ivrc.flow.switches import DRAWN, turn
from ivrc.switches.asterisk.text import labels, state
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, is_set, put, value

_LOCKED, _HELD = "IVRC_LOCKED", "IVRC_HELD"


def begins(plan: Plan, node: Transfer) -> list[Step]:
    """The steps that say who is first. What is no number in the database is none."""
    return _rotation(plan, node) if node.order == ROTATION else _random(plan, node)


def _rotation(plan: Plan, node: Transfer) -> list[Step]:
    kept, count = turn(node.group), len(node.destinations)
    lock, held = "-".join((plan.entry, *kept)), state.held(plan, *kept)
    return [
        put(_LOCKED, value(f"LOCK({lock})")),
        put(labels.WHOM, f"$[0{_digits(held)} % {count} + 1]"),
        put(held, value(labels.WHOM)),
        put(_LOCKED, value(f"UNLOCK({lock})")),
    ]


def _random(plan: Plan, node: Transfer) -> list[Step]:
    count = len(node.destinations)
    given = f"$[0{value(_HELD)} % {count} + 1]"
    return [
        put(_HELD, _digits(state.held(plan, DRAWN))),
        put(labels.WHOM, f"${{IF({is_set(_HELD)}?{given}:${{RAND(1,{count})}})}}"),
    ]


def _digits(held: str) -> str:
    return value(f"FILTER(0-9,{value(held)})")
