"""A transfer on FreeSWITCH: destinations in turn, or an extension that was typed, and a way for each outcome."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Edge
from ivrc.switches.expressions import expression
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.desk import after, before, legs
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.speech import BEGIN
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put, value

BRIDGE = "bridge"
ANSWERED, BUSY, NO_ANSWER, UNAVAILABLE = "answered", "busy", "no-answer", "unavailable"
"""What OUTCOME holds."""


def emit(plan: Plan, node: Transfer) -> str:
    """A Transfer node: a step for each destination, then the way of the last outcome."""
    dialling = _extension(plan, node) if node.extension else _in_turn(plan, node)
    over = (
        [plan.go(node.after)]
        if node.after
        else [put(labels.ENDED, labels.BY_AGENT), do("hangup", "NORMAL_CLEARING")]
    )
    ways: list[tuple[str, Edge]] = [(BUSY, node.busy), (NO_ANSWER, node.no_answer)]
    parts = [
        extension("answered", [asked("(next-.+|outcome)"), (value(labels.OUTCOME), f"^{ANSWERED}$")], over),
        *dialling,
        *(
            extension(outcome, [asked("outcome"), (value(labels.OUTCOME), f"^{outcome}$")], [plan.go(edge)])
            for outcome, edge in ways
        ),
        extension(UNAVAILABLE, [asked("outcome")], [plan.go(node.unavailable)]),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def _in_turn(plan: Plan, node: Transfer) -> Iterator[str]:
    for number, name in enumerate(node.destinations, 1):
        step = labels.ENTER if number == 1 else f"next-{number}"
        way_on = "outcome" if number == len(node.destinations) else f"next-{number + 1}"
        actions = [
            *(BEGIN if number == 1 else ()),
            *_dial(plan, node, word(name), plan.dial(name)),
            plan.stay(node, way_on),
        ]
        yield extension(f"dial {word(name)}", [asked(step)], actions)


def _extension(plan: Plan, node: Transfer) -> Iterator[str]:
    """Only an extension that the site lists is dialled."""
    typed = value(plan.variables[node.extension])
    numbers = "|".join(expression(number) for number in plan.site.extensions.numbers)
    way_on = plan.stay(node, "outcome")
    yield extension(
        "none was typed",
        [asked(labels.ENTER), (typed, "^$")],
        [*BEGIN, put(labels.RESULT, "NO EXTENSION"), way_on],
    )
    yield extension(
        "one that the site lists",
        [asked(labels.ENTER), (typed, f"^({numbers})$")],
        [*BEGIN, *_dial(plan, node, typed, plan.dial_extension(typed)), way_on],
    )
    yield extension("any other", [asked(labels.ENTER)], [*BEGIN, put(labels.OUTCOME, UNAVAILABLE), way_on])


def _dial(plan: Plan, node: Transfer, name: str, dial_string: str) -> list[str]:
    return [
        put(labels.DIAL, name),
        put("call_timeout", str(node.ring_seconds)),
        put("originate_disposition"),
        *(before(plan, node.desk) if node.desk else ()),
        do(BRIDGE, legs(plan, node.desk) + dial_string if node.desk else dial_string),
        *(after(node.desk) if node.desk else ()),
        plan.shared("outcome"),
    ]


def outcomes() -> list[str]:
    """The steps of the hotline's own context that name what came of a call."""
    causes_of = {
        ANSWERED: "SUCCESS",
        BUSY: "USER_BUSY",
        NO_ANSWER: "(NO_ANSWER|ALLOTTED_TIMEOUT)",
        UNAVAILABLE: ".*",
    }
    return [
        extension(
            outcome,
            [asked("outcome"), ("${originate_disposition}", f"^{causes}$")],
            [put(labels.OUTCOME, outcome), do("flush_dtmf")],
        )
        for outcome, causes in causes_of.items()
    ]
