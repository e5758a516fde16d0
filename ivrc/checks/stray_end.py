"""IVRC341: the key that ends what is typed or said is an option of what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Label
from ivrc.flow import graph
from ivrc.flow.entries import ANY_LENGTH
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Edge, Entry, Number

HABIT = "#"
"""What callers press after a number, asked or not."""


def find(facts: Facts) -> Iterator[Finding]:
    """A number that is complete at its last digit, and a message that its longest time may end.

    A number with an end key waits for it (docs/semantics.md, rule 22), but no longer than for any further key.
    """
    for name in facts.reached:
        for edge, key in _ends(facts, name):
            menu = _listening(facts, edge)
            entry = (
                next((entry for entry in facts.menus[menu].entries if _is(entry, key)), None)
                if menu
                else None
            )
            if entry is not None:
                yield Finding(
                    edge.span,
                    f"来电者在这里习惯按 {key} 结束；多按或晚按的一个 {key} 会被接下来的“{facts.owner(menu)}”当作选项",
                    f'callers end this with {key}; one pressed twice or late is taken for the option {key} of "{facts.owner(menu)}", '
                    "which comes next",
                    "让那个菜单用别的键，例如 *；或者在它前面停一下：停顿 1秒。",
                    "Give that menu another key, such as *, or put a pause before it: pause 1s.",
                    [Label(entry.edge.span, f"这里 {key} 是选项", f"{key} is an option here")],
                )


def _ends(facts: Facts, name: str) -> Iterator[tuple[Edge, str]]:
    """The ways out of a node on which a key that ends it may come late."""
    menu = facts.menus.get(name)
    for entry in menu.entries if menu else ():
        if isinstance(entry, Number) and entry.lengths[-1] > 2 and entry.lengths != ANY_LENGTH:
            yield entry.edge, entry.end_key or HABIT
    node = facts.nodes[name]
    if isinstance(node, Voicemail) and node.end_key:
        yield node.next, node.end_key


def _listening(facts: Facts, edge: Edge) -> str:
    """The menu that gets a key typed on a way; empty where none does: where keys are forgotten, or something else comes."""
    name = edge.target
    for _ in facts.nodes:
        if name in facts.menus:
            return name
        node = facts.nodes[name]
        if not node.traits.passes or node.traits.forgets_keys:
            return ""
        if not all(play.interruptible for play in graph.plays(node)):
            return ""
        name = facts.ways[name][-1].target
    return ""


def _is(entry: Entry | Number, key: str) -> bool:
    return isinstance(entry, Entry) and entry.pattern == key


CHECK = Check("IVRC341", find)
