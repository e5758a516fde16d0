"""Who is dialled in the place of a desk that is away, on Asterisk: asked before the dialling, kept in variables by the place."""

from __future__ import annotations

from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.stand_in import chain
from ivrc.flow.switches import ON
from ivrc.switches.asterisk.text import before, state
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.syntax import Step, argument, put, value, when

_RING, _WHO, _SAYS = "IVRC_RING", "IVRC_WHO", "IVRC_SAYS"
"""By the number of the place: what is dialled, who that is, and the option for what is heard before the talk with them."""


def asked(plan: Plan, node: Transfer, name: str) -> list[Step]:
    """The steps that settle who is dialled at a place; none where nobody stands in for whoever is named there."""
    links = list(chain(node.stand_ins, name))
    if not links:
        return []
    number = node.place_of(name)
    settled = f"there-{number}"
    steps: list[Step] = _are(plan, node, number, name)
    for each in links:
        here = f'$["{value(state.held(plan, each.switch))}" != "{ON}"]'
        steps += [when(here, settled), *_are(plan, node, number, each.by)]
    return [*steps, (settled, "NoOp()")]


def _are(plan: Plan, node: Transfer, number: int, name: str) -> list[Step]:
    option = before.option(plan, node, name)
    says: list[Step] = [put(f"{_SAYS}{number}", option)] if _says(node, number) else []
    return [
        put(f"{_RING}{number}", argument(plan.site.destinations[name][NAME])),
        put(f"{_WHO}{number}", name),
        *says,
    ]


def _stood_in(node: Transfer, name: str) -> bool:
    return any(each.of == name for each in node.stand_ins)


def ring(plan: Plan, node: Transfer, name: str) -> str:
    """What is dialled at the place of a destination."""
    if _stood_in(node, name):
        return value(f"{_RING}{node.place_of(name)}")
    return argument(plan.site.destinations[name][NAME])


def who(node: Transfer, name: str) -> str:
    """Who that is."""
    return value(f"{_WHO}{node.place_of(name)}") if _stood_in(node, name) else name


def says(plan: Plan, node: Transfer, name: str) -> str:
    """The option for what the caller hears before the talk with them, empty for none."""
    if _stood_in(node, name) and _says(node, node.place_of(name)):
        return value(f"{_SAYS}{node.place_of(name)}")
    return before.option(plan, node, name)


def _says(node: Transfer, number: int) -> bool:
    """Whether anything may be said at a place."""
    name = node.destinations[number]
    return bool(node.before_of(name) or node.late_of(name))
