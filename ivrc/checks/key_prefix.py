"""IVRC314: one entry of a menu is the beginning of another, so whoever types it has to wait."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Label, Severity
from ivrc.flow.nodes import Entry, Menu


class Branching(dict[str, "Branching"]):
    """A trie of patterns. `entry` is one of those that go through here."""

    entry: Entry


def find(facts: Facts) -> Iterator[Finding]:
    """Menus with entries of one length, which are nearly all, cost nothing. One finding for each shorter entry."""
    for name, node in facts.nodes.items():
        if isinstance(node, Menu) and len({len(entry.pattern) for entry in node.entries}) > 1:
            trie = _trie(node.entries)
            for entry in node.entries:
                longer = _longer(trie, entry.pattern)
                if longer is not None:
                    yield _found(name, node, entry, longer)


def _trie(entries: tuple[Entry, ...]) -> Branching:
    root = Branching()
    for entry in entries:
        place = root
        for key in entry.pattern:
            if key not in place:
                place[key] = Branching()
                place[key].entry = entry
            place = place[key]
    return root


def _longer(trie: Branching, pattern: str) -> Entry | None:
    """An entry that goes on where `pattern` ends."""
    places = [trie]
    for key in pattern:
        places = [
            place[other]
            for place in places
            for other in ((key, "X") if key.isdigit() else tuple(place) if key == "X" else (key,))
            if other in place and not (key == "X" and other in "*#")
        ]
    return next((after.entry for place in places for after in place.values()), None)


def _found(name: str, menu: Menu, entry: Entry, longer: Entry) -> Finding:
    seconds = f"{menu.inter_key_ms / 1000:g}"
    return Finding(
        entry.edge.span,
        f"菜单“{name}”里 {entry.pattern} 也是 {longer.pattern} 的开头：按了 {entry.pattern} 要再等 {seconds} 秒才有反应",
        f'in menu "{name}" {entry.pattern} also begins {longer.pattern}: '
        f"whoever types {entry.pattern} waits {seconds} s more",
        "给它换一个别的项都不以它开头的键。",
        "Take a key with which no other entry begins.",
        [Label(longer.edge.span, "更长的一项", "the longer entry")],
    )


CHECK = Check("IVRC314", Severity.NOTE, "短键是长键的开头", "An entry begins another one", find)
