"""Who is dialled in the place of a desk that is away, on FreeSWITCH: asked before the dialling, kept in variables by the place."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.kinds.transfer import ONCE, Transfer
from ivrc.flow.stand_in import chain
from ivrc.flow.switches import ON
from ivrc.switches.as_json import literal
from ivrc.switches.freeswitch.text import left, state
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.syntax import asked as step_of
from ivrc.switches.freeswitch.text.syntax import do, extension, put, value

_RING, _WHO, _TOLD = "ivrc_ring", "ivrc_who", "ivrc_told"
_SAYS, _SAYS_LATE = "ivrc_says", "ivrc_says_late"
"""By the number of the place: what is dialled, who that is, who they are to the record, and the clips before the talk with them."""
_STEP = "there"


def asked(plan: Plan, node: Transfer, name: str) -> list[str]:
    """The action that settles who is dialled at a place; none where nobody stands in for whoever is named there."""
    if not _stood_in(node, name):
        return []
    return [do("execute_extension", f"{_STEP}-{node.place_of(name)} XML {plan.contexts[node.id]}")]


def steps(plan: Plan, node: Transfer) -> Iterator[str]:
    """The steps that settle it: first for when all are away who may be, last for when whoever is named is there."""
    for name in node.destinations:
        links, number = list(chain(node.stand_ins, name)), node.place_of(name)
        for many in range(len(links), 0, -1):
            away = [(state.held(plan, each.switch), f"^{ON}$") for each in links[:many]]
            by = links[many - 1].by
            yield extension(
                f"{word(by)} stands in", [step_of(f"{_STEP}-{number}"), *away], _are(plan, node, number, by)
            )
        if links:
            yield extension(
                f"{word(name)} is there", [step_of(f"{_STEP}-{number}")], _are(plan, node, number, name)
            )


def _are(plan: Plan, node: Transfer, number: int, name: str) -> list[str]:
    clip = node.before_of(name)
    late = node.late_of(name)
    said = [put(f"{_SAYS}{number}", clip)] if clip else []
    said += [put(f"{_SAYS_LATE}{number}", late)] if late else []
    told = [put(f"{_TOLD}{number}", literal(name))] if left.keeps(plan) else []
    ring = put(f"{_RING}{number}", _dial(plan, node, number, name))
    return [ring, put(f"{_WHO}{number}", word(name)), *said, *told]


def _dial(plan: Plan, node: Transfer, number: int, name: str) -> str:
    """What is dialled of somebody at a place."""
    return left.leg(plan, number, plan.dial(name)) if node.order == ONCE else plan.dial(name)


def _stood_in(node: Transfer, name: str) -> bool:
    return any(each.of == name for each in node.stand_ins)


def named(plan: Plan, node: Transfer, name: str) -> tuple[str, str]:
    """Who is dialled at the place of a destination, and what is dialled."""
    if _stood_in(node, name):
        number = node.place_of(name)
        return value(f"{_WHO}{number}"), value(f"{_RING}{number}")
    return word(name), _dial(plan, node, node.place_of(name), name)


def name_of(node: Transfer, name: str) -> str:
    """Who is dialled there, as JSON."""
    return value(f"{_TOLD}{node.place_of(name)}") if _stood_in(node, name) else literal(name)


def says(node: Transfer, name: str) -> str:
    """The clip that the caller hears before the talk with them, empty for none."""
    clip = node.before_of(name)
    return value(f"{_SAYS}{node.place_of(name)}") if clip and _stood_in(node, name) else clip


def says_late(node: Transfer, name: str) -> str:
    """The clip in its place when another telephone has rung in vain."""
    return value(f"{_SAYS_LATE}{node.place_of(name)}") if _stood_in(node, name) else node.late_of(name)
