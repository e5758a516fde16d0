"""What the caller hears before the talk, on Asterisk: the option `A` of Dial, of whose two clips the second is played to the
calling channel. It is settled as the dialling begins, and so is whether another telephone has rung in vain."""

from __future__ import annotations

from ivrc.flow.kinds.transfer import Transfer
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, equals, put, value

_LATE = "IVRC_LATE"
"""Holds something when a telephone has rung in vain."""
_NO_ANSWER = "NOANSWER"


def option(plan: Plan, node: Transfer, name: str) -> str:
    """The option for whoever is dialled, empty where nothing is said."""
    said, late = _option(plan, node.before_of(name)), _option(plan, node.late_of(name))
    return f"${{IF({equals(_LATE, '1')}?{late}:{said})}}" if late else said


def _option(plan: Plan, clip: str) -> str:
    return f"A(:{plan.clip(clip)})" if clip else ""


def begins(node: Transfer) -> list[Step]:
    """Nothing has rung yet."""
    return [put(_LATE)] if node.late else []


def rang(node: Transfer) -> list[Step]:
    """Behind a dialling."""
    rings_in_vain = f"${{IF({equals(labels.DIAL_STATUS, _NO_ANSWER)}?1:{value(_LATE)})}}"
    return [put(_LATE, rings_in_vain)] if node.late else []
