"""IVRC313: an entry of a menu can never be taken, because others take all that it could match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Label, Severity
from ivrc.flow.nodes import Entry, Menu


def find(facts: Facts) -> Iterator[Finding]:
    """The same pattern twice, and a pattern with `X` all of whose digits are entries of their own."""
    for name, node in facts.nodes.items():
        if not isinstance(node, Menu):
            continue
        first: dict[str, Entry] = {}
        for entry in node.entries:
            if entry.pattern in first:
                yield _twice(name, entry, first[entry.pattern])
            first.setdefault(entry.pattern, entry)
        for pattern in _covered(first):
            yield _hidden(name, first[pattern])


def _covered(patterns: dict[str, Entry]) -> list[str]:
    """A pattern with n `X` is covered when 10 to the n literal entries match it: they go first (rule 8)."""
    wild = [pattern for pattern in patterns if "X" in pattern]
    counts = {
        places: Counter(_masked(p, places) for p in patterns if "X" not in p and len(p) == len(places))
        for places in {_places(pattern) for pattern in wild}
    }
    return [p for p in wild if counts[_places(p)][p] == 10 ** p.count("X")]


def _places(pattern: str) -> tuple[bool, ...]:
    return tuple(key == "X" for key in pattern)


def _masked(pattern: str, places: tuple[bool, ...]) -> str:
    return "".join("X" if any_ and key.isdigit() else key for key, any_ in zip(pattern, places, strict=True))


def _twice(name: str, entry: Entry, first: Entry) -> Finding:
    return Finding(
        entry.edge.span,
        f"菜单“{name}”里 {entry.pattern} 写了两次，这一个永远不会生效",
        f'menu "{name}" has {entry.pattern} twice; this one never takes effect',
        "换一个没有用过的键，或删去这一行。",
        "Take a key that is free, or delete the line.",
        [Label(first.edge.span, "已经用在这里", "it is used here already")],
    )


def _hidden(name: str, entry: Entry) -> Finding:
    return Finding(
        entry.edge.span,
        f"菜单“{name}”里 {entry.pattern} 永远不会生效：它的每个数字都另有去处",
        f'menu "{name}" never takes {entry.pattern}: every digit of it leads elsewhere already',
        "删去这一行，或少列几个单独的键。",
        "Delete the line, or list fewer single keys.",
    )


CHECK = Check("IVRC313", Severity.ERROR, "永远不会生效的键", "A key that never takes effect", find)
