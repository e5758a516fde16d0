"""Which keys a node listens for, and whether a key that is spoken is among them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ivrc.checks.facts import Facts
from ivrc.flow import graph
from ivrc.flow.entries import ANY_LENGTH, patterns
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Node, Number
from ivrc.language.telling import Typed

Places = tuple[bool, ...]


def places(pattern: str) -> Places:
    """Where a pattern takes any digit."""
    return tuple(key == "X" for key in pattern)


def masked(pattern: str, where: Places) -> str:
    """A pattern with its digits in those places widened to `X`."""
    return "".join("X" if any_ and key.isdigit() else key for key, any_ in zip(pattern, where, strict=True))


class Keys:
    """Patterns of keys, `X` for any digit. However many they are, one question costs next to nothing."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = frozenset(patterns)
        self._widened: dict[Places, frozenset[str]] = {}

    @cached_property
    def _wild(self) -> frozenset[Places]:
        return frozenset(places(pattern) for pattern in self.patterns if "X" in pattern)

    def agree(self, pattern: str) -> bool:
        """Whether `pattern` is one of these, an instance of one (8001 of XXXX), or has one as an instance."""
        if pattern in self.patterns:
            return True
        if any(
            len(where) == len(pattern) and masked(pattern, where) in self.patterns for where in self._wild
        ):
            return True
        return "X" in pattern and pattern in self._widen(places(pattern))

    def _widen(self, where: Places) -> frozenset[str]:
        found = self._widened.get(where)
        if found is None:
            found = frozenset(masked(own, where) for own in self.patterns if len(own) == len(where))
            self._widened[where] = found
        return found


NOTHING = Keys(())


def keys_of(node: Node) -> Keys:
    """The keys that a node itself takes."""
    return Keys(graph.takes(node))


def takes(node: Menu, typed: Typed) -> bool:
    """Whether a menu takes a number that it tells to type: every length of it, and the key that ends it."""
    numbers = [entry for entry in node.entries if isinstance(entry, Number)]
    if typed.end_key and not any(number.end_key == typed.end_key for number in numbers):
        return False
    keys = Keys(key for entry in node.entries for key in patterns(entry))
    lengths = typed.lengths if typed.lengths != ANY_LENGTH else ()
    return all(keys.agree("X" * length) for length in lengths)


def takes_any(node: Menu) -> bool:
    """Whether a menu takes some number that is typed."""
    return any(isinstance(entry, Number) or "X" in entry.pattern for entry in node.entries)


def keys_after(facts: Facts, name: str) -> Keys:
    """The keys taken once the chain of speech at `name` has ended; behind a branch, by any of its cases."""
    end = facts.endings[name]
    node = facts.nodes[end]
    if node.traits.chooses:
        behind = [facts.nodes[facts.endings[edge.target]] for edge in facts.ways[end]]
        return Keys(pattern for each in behind for pattern in keys_of(each).patterns)
    return keys_of(node)
