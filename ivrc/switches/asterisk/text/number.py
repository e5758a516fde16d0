"""A menu on Asterisk in which a key ends a number: the keys are read one by one into `IVRC_TYPED`.

Extensions of their own for each length, with and without the end key, would be twice as many as a number has lengths,
and none would keep the key after a full number for the next node. So what was typed is looked up after each key.
"""

from __future__ import annotations

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number
from ivrc.switches.asterisk.text import labels, left
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import ANY_KEY, FORGET
from ivrc.switches.asterisk.text.syntax import Step, context, extension, put, seconds, value, when
from ivrc.switches.expressions import beginnings, literal_first, whole, without_end_key

TYPED = "IVRC_TYPED"
WAIT_FOR_KEYS = "WaitExten"
NOTHING_TYPED = put(TYPED)
LOOK = "look,1"


def one_by_one(plan: Plan, node: Menu) -> tuple[list[str], list[str]]:
    """The extensions that read the keys and look them up, and a context for each end key of a number that is full."""
    name = plan.contexts[node.id]
    ends: dict[str, str] = {}
    more: list[Step] = []
    longer = beginnings(node.entries)
    if longer:
        more.append(when(_is(longer), "wait"))
    for number in node.entries:
        if isinstance(number, Number) and number.end_key:
            ends.setdefault(number.end_key, f"{name}{labels.APART}{len(ends) + 1}")
            more.append(when(_is(without_end_key(number)), f"{ends[number.end_key]},{labels.BEGIN},1"))
    more.append(f"Goto({LOOK})")
    if longer:
        more.append(("wait", f"{WAIT_FOR_KEYS}({seconds(node.inter_key_ms)})"))
    extensions = [
        extension(ANY_KEY, [put(TYPED, value(TYPED) + value("EXTEN")), "Goto(more,1)"]),
        extension(labels.TYPED_EARLY, [put(TYPED, value(labels.KEY)), FORGET, "Goto(more,1)"]),
        extension("more", more),
        extension("look", _look(plan, node)),
    ]
    return extensions, [_full(plan, node, end_key, apart) for end_key, apart in ends.items()]


def _look(plan: Plan, node: Menu) -> list[Step]:
    """Which entry was typed; none is a wrong key."""
    tests: list[Step] = []
    stored: list[Step] = []
    for entry in sorted(node.entries, key=literal_first):
        target = f"{plan.target(entry.edge)},{labels.BEGIN},1"
        more: list[Step] = [put(plan.variables[entry.variable], _held(entry))] if entry.variable else []
        if more := [*more, *left.chosen(plan, node, entry.edge)]:
            target = f"entry{len(tests) + 1}"
            stored += [*left.labelled(target, more), plan.go(entry.edge)]
        tests.append(when(_is(whole(entry)), target))
    return [*tests, f"Goto({labels.WRONG},1)", *stored]


def _held(entry: Entry | Number) -> str:
    """What was typed, without the end key."""
    if isinstance(entry, Number) and entry.end_key:
        return value(f"FILTER(0-9{entry.last},{value(TYPED)})")
    return value(TYPED)


def _full(plan: Plan, node: Menu, end_key: str, name: str) -> str:
    """After a number that is full: its end key belongs to it, any other key waits for the next node."""
    look = f"Goto({plan.contexts[node.id]},{LOOK})"
    extensions = [
        extension(labels.BEGIN, [f"{WAIT_FOR_KEYS}({seconds(node.inter_key_ms)})"]),
        extension(end_key, [put(TYPED, f"{value(TYPED)}{end_key}"), look]),
        extension(ANY_KEY, [put(labels.KEY, value("EXTEN")), look]),
        extension(labels.TIME_OUT, [look]),
    ]
    return context(
        name, f"{plan.title(node)}, the end key {end_key} after a full number", extensions, plan.common
    )


def _is(expression: str) -> str:
    """The condition that what was typed is this, whole."""
    group = f"({expression})" if "|" in expression else expression
    return value(f'REGEX("^{group}$" {value(TYPED)})')
