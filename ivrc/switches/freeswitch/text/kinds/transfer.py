"""A transfer on FreeSWITCH: destinations in turn or at once, or an extension that was typed, and a way for each outcome.

Several legs of one bridge, parted by commas, ring at once, and the others are hung up when one answers. Of legs that all
failed the switch names the cause of the first that it made; the causes of all stand in `originate_causes`, one entry a
leg (switch_ivr_originate.c of 1.10).
"""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.transfer import BEGIN_ANYWHERE, ONCE, Transfer
from ivrc.flow.nodes import Edge
from ivrc.switches.expressions import expression
from ivrc.switches.freeswitch.text import before as before_talk
from ivrc.switches.freeswitch.text import labels, left, stand_ins, turns
from ivrc.switches.freeswitch.text.desk import after, before, legs
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.speech import BEGIN
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put, value

BRIDGE = "bridge"
ANSWERED, BUSY, NO_ANSWER, UNAVAILABLE = "answered", "busy", "no-answer", "unavailable"
"""What OUTCOME holds."""
_OF_ALL, _CAUSES = "outcome-of-all", "originate_causes"
"""The step that names what came of several that rang at once, and where the switch notes the causes."""
_NOBODY_YET = "null"
"""Which of several has answered is known when one has."""


def emit(plan: Plan, node: Transfer) -> str:
    """A Transfer node: a step for each destination, then the way of the last outcome."""
    if node.extension:
        dialling = _extension(plan, node)
    elif node.order in BEGIN_ANYWHERE:
        dialling = _from_first(plan, node)
    else:
        dialling = _at_once(plan, node) if node.order == ONCE else _in_turn(plan, node)
    over = (
        [plan.go(node.after)]
        if node.after
        else [put(labels.ENDED, labels.BY_AGENT), do("hangup", "NORMAL_CLEARING")]
    )
    ways: list[tuple[str, Edge]] = [(BUSY, node.busy), (NO_ANSWER, node.no_answer)]
    parts = [
        extension("answered", [asked("(next-.+|outcome)"), (value(labels.OUTCOME), f"^{ANSWERED}$")], over),
        *dialling,
        *stand_ins.steps(plan, node),
        *before_talk.steps(plan, node),
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
            *([*BEGIN, *before_talk.begins(node)] if number == 1 else before_talk.rang(plan, node)),
            *stand_ins.asked(plan, node, name),
            *_dial(plan, node, *stand_ins.named(plan, node, name), node.ring_of(number - 1), who=name),
            plan.stay(node, way_on),
        ]
        yield extension(f"dial {word(name)}", [asked(step)], actions)


def _from_first(plan: Plan, node: Transfer) -> Iterator[str]:
    """A step for each, by its number, which leads to the next; the one before the first leads to the outcome."""
    whom = node.destinations
    to_first = put(labels.NEXT, f"whom-{value(labels.WHOM)} XML {plan.contexts[node.id]}")
    yield extension(
        "whose turn it is",
        [asked(labels.ENTER)],
        [*BEGIN, *before_talk.begins(node), *turns.begins(plan, node), to_first],
    )
    yield from turns.steps(plan, node)
    for number, name in enumerate(whom, 1):
        after, next_step = number % len(whom) + 1, f"next-{number}"
        dialled = _dial(plan, node, *stand_ins.named(plan, node, name), node.seconds_of(name), who=name)
        yield extension(
            f"dial {word(name)}",
            [asked(f"whom-{number}")],
            [*stand_ins.asked(plan, node, name), *dialled, plan.stay(node, next_step)],
        )
        was_first = (value(labels.WHOM), f"^{after}$")
        yield extension("all were dialled", [asked(next_step), was_first], [plan.stay(node, "outcome")])
        yield extension(
            "the next", [asked(next_step)], [*before_talk.rang(plan, node), plan.stay(node, f"whom-{after}")]
        )


def _at_once(plan: Plan, node: Transfer) -> Iterator[str]:
    whom = [stand_ins.named(plan, node, name) for name in node.destinations]
    names, strings = " ".join(name for name, _ in whom), ",".join(string for _, string in whom)
    actions = [
        *BEGIN,
        put(_CAUSES),
        *(action for name in node.destinations for action in stand_ins.asked(plan, node, name)),
        *left.several(plan, [stand_ins.name_of(node, name) for name in node.destinations]),
        *_dial(plan, node, names, strings, node.ring_seconds, came=_OF_ALL, told=_NOBODY_YET),
        plan.stay(node, "outcome"),
    ]
    yield extension(f"dial {' '.join(map(word, node.destinations))}", [asked(labels.ENTER)], actions)


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
        [
            *BEGIN,
            *_dial(plan, node, typed, plan.dial_extension(typed), node.ring_seconds, told=f'"{typed}"'),
            way_on,
        ],
    )
    yield extension("any other", [asked(labels.ENTER)], [*BEGIN, put(labels.OUTCOME, UNAVAILABLE), way_on])


def _dial(
    plan: Plan,
    node: Transfer,
    name: str,
    dial_string: str,
    seconds: int,
    came: str = "outcome",
    who: str = "",
    told: str = "",
) -> list[str]:
    """`told` says to the record who it is; `who` is the destination where it is one."""
    noted = left.dials(plan, told or stand_ins.name_of(node, who), before_talk.clip(node, who))
    return [
        *before_talk.settled(plan, node, who),
        put(labels.DIAL, name),
        put("call_timeout", str(seconds)),
        put("originate_disposition"),
        *([] if noted else before_talk.heard(node, who)),
        *(before(plan, node.desk) if node.desk else ()),
        *noted,
        do(BRIDGE, legs(plan, node.desk) + dial_string if node.desk else dial_string),
        *(after(node.desk) if node.desk else ()),
        *(left.dialled(plan) if noted else before_talk.over(node, who)),
        plan.shared(came),
    ]


def outcomes(plan: Plan) -> list[str]:
    """The steps of the hotline's own context that name what came of a call, and of several at once."""
    silent = "(NO_ANSWER|ALLOTTED_TIMEOUT)"
    came, all_came = "${originate_disposition}", value(_CAUSES)
    of_one = ((ANSWERED, came, "^SUCCESS$"), (BUSY, came, "^USER_BUSY$"), (NO_ANSWER, came, f"^{silent}$"))
    of_all = (
        (ANSWERED, came, "^SUCCESS$"),
        (NO_ANSWER, came, f"^{silent}$"),
        (NO_ANSWER, all_came, f";{silent}"),
        (BUSY, came, "^USER_BUSY$"),
        (BUSY, all_came, ";USER_BUSY"),
    )
    several = any(node.order == ONCE for node in of_kind(plan.hotline, Transfer))
    last = (UNAVAILABLE, came, "^.*$")
    return [
        extension(
            outcome,
            [asked(step), (field, expression)],
            [put(labels.OUTCOME, outcome), do("flush_dtmf"), *left.came_of_it(plan, outcome == ANSWERED)],
        )
        for step, asks in (("outcome", of_one), *([(_OF_ALL, of_all)] if several else []))
        for outcome, field, expression in (*asks, last)
    ]
