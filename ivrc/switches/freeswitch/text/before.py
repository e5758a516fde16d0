"""What the caller hears before the talk, on FreeSWITCH: run on the caller's own channel, before the two are joined. Where another
telephone has rung in vain it is another clip, which is settled before each dialling."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.kinds.transfer import Transfer
from ivrc.switches.freeswitch.text import labels, stand_ins
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, do, extension, put, value

_HEAR, _WHAT = "bridge_pre_execute_aleg_app", "bridge_pre_execute_aleg_data"
_LATE, _SAYS, _BY = "ivrc_late", "ivrc_late_says", "ivrc_late_by"
"""Holds something when a telephone has rung in vain; the clip that is heard of whoever is dialled, and what plays it, if any."""
_RANG, _STEP = "rang", "late"


def begins(node: Transfer) -> list[str]:
    """Nothing has rung yet."""
    return [put(_LATE)] if node.late else []


def rang(plan: Plan, node: Transfer) -> list[str]:
    """Behind a dialling to which another follows."""
    return [do("execute_extension", f"{_RANG} XML {plan.contexts[node.id]}")] if node.late else []


def clip(node: Transfer, name: str) -> str:
    """The clip for whoever is dialled, empty where nothing is said."""
    return value(_SAYS) if node.late_of(name) else stand_ins.says(node, name)


def settled(plan: Plan, node: Transfer, name: str) -> list[str]:
    """The actions that settle it, where it is not always the same."""
    if not node.late_of(name):
        return []
    said = stand_ins.says(node, name)
    step = f"{_STEP}-{node.destinations.index(name)} XML {plan.contexts[node.id]}"
    return [put(_SAYS, said), put(_BY, labels.PLAYS if said else ""), do("execute_extension", step)]


def heard(node: Transfer, name: str) -> list[str]:
    """The actions that have it heard."""
    if not (said := clip(node, name)):
        return []
    by = value(_BY) if node.late_of(name) else labels.PLAYS
    return [put(_HEAR, by), put(_WHAT, f"{value(labels.SOUNDS)}/{said}.wav")]


def over(node: Transfer, name: str) -> list[str]:
    """Behind the bridge: nothing is left for another."""
    return [put(_HEAR), put(_WHAT)] if clip(node, name) else []


def steps(plan: Plan, node: Transfer) -> Iterator[str]:
    """The steps by which it is settled."""
    if not node.late:
        return
    in_vain = (value(labels.OUTCOME), "^no-answer$")
    yield extension("a telephone rang in vain", [asked(_RANG), in_vain], [put(_LATE, "true")])
    for number, name in enumerate(node.destinations):
        if node.late_of(name) and number == node.destinations.index(name):
            told = [put(_SAYS, stand_ins.says_late(node, name)), put(_BY, labels.PLAYS)]
            yield extension("is said then", [asked(f"{_STEP}-{number}"), (value(_LATE), ".")], told)
