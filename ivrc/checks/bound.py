"""Which keys a node listens for, and whether a key that is spoken is among them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ivrc.checks.facts import Facts
from ivrc.flow.nodes import Branch, Menu, Node, Voicemail


class Keys:
    """Patterns of keys, `X` for any digit."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = frozenset(patterns)

    @cached_property
    def _wild(self) -> tuple[str, ...]:
        return tuple(pattern for pattern in self.patterns if "X" in pattern)

    def agree(self, pattern: str) -> bool:
        """Whether some key typed as `pattern` says is one of these."""
        if pattern in self.patterns:
            return True
        return any(_agree(pattern, own) for own in (self.patterns if "X" in pattern else self._wild))


def _agree(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    return all(
        a == b or (a == "X" and b.isdigit()) or (b == "X" and a.isdigit())
        for a, b in zip(one, other, strict=True)
    )


NOTHING = Keys(())

_SERVICES = frozenset(("110", "112", "114", "119", "120", "122", "911", "999"))


def is_number(pattern: str) -> bool:
    """Whether a sentence that says so means a telephone number to be called another time, and no key.

    `紧急情况请拨打110`, `请拨打10086`. Up to four digits it is a key or an extension.
    """
    return pattern in _SERVICES or (len(pattern) > 4 and pattern.isdigit())


def keys_of(node: Node) -> Keys:
    """The keys that a node itself takes."""
    match node:
        case Menu():
            return Keys(entry.pattern for entry in node.entries)
        case Voicemail():
            return Keys((node.end_key,))
        case _:
            return NOTHING


def keys_after(facts: Facts, name: str) -> Keys:
    """The keys taken once the chain of speech at `name` has ended; behind a branch, by any of its cases."""
    end = facts.endings[name]
    node = facts.nodes[end]
    if isinstance(node, Branch):
        behind = [facts.nodes[facts.endings[edge.target]] for edge in facts.ways[end]]
        return Keys(pattern for each in behind for pattern in keys_of(each).patterns)
    return keys_of(node)
