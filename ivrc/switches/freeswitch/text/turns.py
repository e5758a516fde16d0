"""Whose turn it is on FreeSWITCH: the number of the destination with which a call begins, in a variable.

A turn is taken under `mutex`, which lets go of a call that ends (mod_dptools of 1.10): of two calls at the same moment each
gets its own. What is drawn are the thousandths of the second: the switch has no number at random without mod_expr.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.kinds.transfer import ROTATION, Transfer
from ivrc.flow.switches import DRAWN, turn
from ivrc.switches.freeswitch.text import labels, state
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import Condition, asked, do, extension, put, value

_FIRST = "first"
_NOW = "${strmicroepoch()}"
_MOST_DRAWN = 100
"""Numbers that a verification gives to be drawn are smaller."""
STORE, LOCK = "db", "mutex"


def begins(plan: Plan, node: Transfer) -> list[str]:
    """The actions that say who is first."""
    step = do("execute_extension", f"{_FIRST} XML {plan.contexts[node.id]}")
    if node.order != ROTATION:
        return [put(labels.DRAWN, _NOW), step]
    lock = f"{value(labels.STATE)}{state.key(plan, *turn(node.group))}"
    return [do(LOCK, lock), step, do(LOCK, f"{lock} off")]


def steps(plan: Plan, node: Transfer) -> Iterator[str]:
    """The step that says who it is, in one of several ways; the last is taken where nothing else is known."""
    count, rotates = len(node.destinations), node.order == ROTATION
    for number, condition in (_after if rotates else _drawn)(plan, node):
        actions = [put(labels.WHOM, str(number % count + 1))]
        if rotates:
            actions.append(do(STORE, state.taking(plan, node.group, number % count + 1)))
        yield extension(f"begins with {number % count + 1}", [asked(_FIRST), *condition], actions)


_Cases = Iterator[tuple[int, tuple[Condition, ...]]]


def _after(plan: Plan, node: Transfer) -> _Cases:
    """After whom it is whose turn; after nobody, it is the first's."""
    last = state.held(plan, *turn(node.group))
    yield from ((number, ((last, f"^{number}$"),)) for number in range(1, len(node.destinations)))
    yield 0, ()


def _drawn(plan: Plan, node: Transfer) -> _Cases:
    """What is given to be drawn, else thousandths of a second in as many parts."""
    given, count = state.held(plan, DRAWN), len(node.destinations)
    for number in range(count):
        like = "|".join(map(str, range(number, _MOST_DRAWN, count)))
        yield number, ((given, f"^({like})$"),)
    for number in range(count - 1):
        below = f"({_below(-(-1000 * (number + 1) // count))})[0-9]{{3}}$"
        yield number, ((value(labels.DRAWN), below),)
    yield count - 1, ()


def _below(limit: int) -> str:
    """The numbers of three digits below one, as a regular expression."""
    a, b, c = (f"{limit:03}"[place] for place in range(3))
    parts = ((a, "[0-9][0-9]", ""), (b, "[0-9]", a), (c, "", f"{a}{b}"))
    return "|".join(f"{before}[0-{int(digit) - 1}]{rest}" for digit, rest, before in parts if digit != "0")
