"""IVRC313: an entry of a menu can never be taken, because others take all that it could match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ivrc.checks.bound import masked, places
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.flow.entries import in_words, patterns
from ivrc.flow.nodes import Entry, Number


def find(facts: Facts) -> Iterator[Finding]:
    """A pattern with n `X` is hidden when 10 to the n literal entries match it: they go first (rule 8). So is a number
    all of whose lengths are; what ends it, or stands in for its last digit, keeps it within reach.

    The same key twice does not get through the lowering (IVRC212).
    """
    for name, node in facts.menus.items():
        wild = [entry for entry in node.entries if isinstance(entry, Number) or "X" in entry.pattern]
        if not wild:
            continue
        entries = [entry for entry in node.entries if isinstance(entry, Entry)]
        literal = [entry.pattern for entry in entries if "X" not in entry.pattern]
        counts = {
            where: Counter(masked(key, where) for key in literal if len(key) == len(where))
            for where in {places(pattern) for entry in wild for pattern in patterns(entry)}
        }
        for entry in wild:
            if isinstance(entry, Number) and (entry.end_key or entry.last):
                continue
            if all(
                counts[places(pattern)][pattern] == 10 ** pattern.count("X") for pattern in patterns(entry)
            ):
                zh, en = in_words(entry) if isinstance(entry, Number) else (entry.pattern, entry.pattern)
                yield Finding(
                    entry.edge.span,
                    f"菜单“{name}”里 {zh} 永远不会生效：它能配上的每个号码都另有去处",
                    f'menu "{name}" never takes {en}: every number that it could match leads elsewhere already',
                    "删去这一行，或少列几个单独的键。",
                    "Delete the line, or list fewer single keys.",
                )


CHECK = Check("IVRC313", find)
