"""A transfer on Asterisk: destinations in turn or at once, or an extension that was typed, and a way for each outcome."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.flow.kinds.transfer import BEGIN_ANYWHERE, ONCE, Transfer
from ivrc.switches.asterisk.text import before, labels, left, stand_ins, turns
from ivrc.switches.asterisk.text.desk import desk, of_desk
from ivrc.switches.asterisk.text.kinds.hangup import HANG_UP
from ivrc.switches.asterisk.text.kinds.record import anew
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.speech import FORGET, TO_FAULT
from ivrc.switches.asterisk.text.syntax import Step, argument, context, equals, extension, is_set, value, when

DIAL = "Dial"
ANSWER, BUSY, NO_ANSWER = "ANSWER", "BUSY", "NOANSWER"
"""What the switch calls the outcomes of Dial; any other one is a telephone that cannot be reached."""
LISTED = "dial"
"""Begins the extensions that dial an extension which the site lists; what goes on from it at once is not listed."""
_OUTCOME = "outcome"
_WHOM, _OVER = "whom", "dialled"
"""Begins the extensions that dial one of those who take turns; and names where all have been dialled, or one has answered."""


def outcome(status: str) -> str:
    """The extension by which an outcome goes on."""
    return f"{_OUTCOME}-{status}"


ANSWERED = outcome(ANSWER)
_BY_OUTCOME = f"Goto({outcome(value(labels.DIAL_STATUS))},1)"


def emit(plan: Plan, node: Transfer) -> str:
    """A Transfer node. The option `g` brings every end of Dial back here, so none drops the call in silence;
    no option lets a key of the caller do anything."""
    if node.extension:
        dialling = _to_extension(plan, node)
    elif node.order in BEGIN_ANYWHERE:
        dialling = _from_first(plan, node)
    else:
        dialling = [extension(labels.BEGIN, (_at_once if node.order == ONCE else _in_turn)(plan, node))]
    named = f", dials {', '.join(node.destinations)}" if node.destinations else ", dials an extension"
    extensions = [
        *dialling,
        extension(ANSWERED, [plan.go(node.after) if node.after else f"{HANG_UP}()"]),
        extension(outcome(BUSY), [plan.go(node.busy)]),
        extension(outcome(NO_ANSWER), [plan.go(node.no_answer)]),
        extension(f"_{_OUTCOME}!", [plan.go(node.unavailable)]),
    ]
    own = context(plan.contexts[node.id], plan.title(node) + named, extensions, plan.common)
    return own + (desk(plan, node, node.desk) if node.desk else "")


def _options(plan: Plan, node: Transfer, who: str = "") -> str:
    """The options of Dial: it comes back here, what the caller hears before the talk, and what the desk gets to know."""
    known = stand_ins.says(plan, node, who)
    known += of_desk(plan, node, node.desk) if node.desk else ""
    return f"g{known}" if node.desk and node.desk.tells else f"g{known}{left.option_of_dial(plan)}"


def _in_turn(plan: Plan, node: Transfer) -> list[Step]:
    """Whoever answered: what the hotline says afterwards is recorded too."""
    steps: list[Step] = [FORGET, *before.begins(node)]
    for number, destination in enumerate(node.destinations):
        if number:
            steps += [when(equals(labels.DIAL_STATUS, ANSWER), _OVER), *before.rang(node)]
        steps += [*anew(plan), *_noted(plan, node, destination)]
        steps.append(_dial(plan, node, [destination], node.ring_of(number)))
        steps += left.dialled(plan)
    goes_on = [*anew(plan), _BY_OUTCOME]
    return [*steps, *(left.labelled(_OVER, goes_on) if len(node.destinations) > 1 else goes_on)]


def _noted(plan: Plan, node: Transfer, name: str) -> list[Step]:
    """Before one is dialled: it is settled who, and noted down."""
    return [*stand_ins.asked(plan, node, name), *left.dials(plan, stand_ins.who(node, name))]


def _from_first(plan: Plan, node: Transfer) -> list[str]:
    """An extension for each, by its number, which leads to the next; the one before the first leads to the outcome."""
    whom = node.destinations
    first = value(labels.WHOM)
    begins: list[Step] = [FORGET, *before.begins(node), *turns.begins(plan, node)]
    found = [extension(labels.BEGIN, [*begins, f"Goto({_WHOM}-{first},1)"])]
    for number, name in enumerate(whom, 1):
        after = number % len(whom) + 1
        steps: list[Step] = [
            *anew(plan),
            *_noted(plan, node, name),
            _dial(plan, node, [name], node.seconds_of(name)),
        ]
        steps += [*left.dialled(plan), when(equals(labels.DIAL_STATUS, ANSWER), f"{_OVER},1")]
        steps += [when(equals(labels.WHOM, str(after)), f"{_OVER},1"), *before.rang(node)]
        steps.append(f"Goto({_WHOM}-{after},1)")
        found.append(extension(f"{_WHOM}-{number}", steps))
    return [*found, extension(_OVER, [*anew(plan), _BY_OUTCOME])]


def _at_once(plan: Plan, node: Transfer) -> list[Step]:
    """Dial rings all, hangs up the others when one answers, and names the outcome of all as rule 13 has it."""
    whom = node.destinations
    steps: list[Step] = [FORGET, *anew(plan)]
    for name in whom:
        steps += stand_ins.asked(plan, node, name)
    steps += left.dials(plan, left.several(whom))
    steps.append(_dial(plan, node, whom, node.ring_seconds))
    return [*steps, *left.dialled(plan), *anew(plan), _BY_OUTCOME]


def _dial(plan: Plan, node: Transfer, whom: Sequence[str], seconds: int) -> str:
    strings = "&".join(stand_ins.ring(plan, node, name) for name in whom)
    return f"{DIAL}({strings},{seconds},{_options(plan, node, whom[0])})"


def _to_extension(plan: Plan, node: Transfer) -> list[str]:
    """Only an extension that the site lists has a `dial` extension here."""
    variable = plan.variables[node.extension]
    parts = plan.site.binding("extensions", NAME).split("{}")
    dial_string = value(f"EXTEN:{len(LISTED)}").join(argument(part) for part in parts)
    dialled = f"{DIAL}({dial_string},{node.ring_seconds},{_options(plan, node)})"
    noted = left.dials(plan, value(f"EXTEN:{len(LISTED)}"))
    dial: list[Step] = [*anew(plan), *noted, dialled, *left.dialled(plan), *anew(plan), _BY_OUTCOME]
    listed = (
        f"_{LISTED}{number}" if "X" in number else f"{LISTED}{number}"
        for number in plan.site.extensions.numbers
    )
    return [
        extension(labels.BEGIN, [FORGET, when(is_set(variable), f"{LISTED}{value(variable)},1:{TO_FAULT}")]),
        *(extension(name, dial) for name in listed),
        extension(f"_{LISTED}!", [f"Goto({outcome('CHANUNAVAIL')},1)"]),
    ]
