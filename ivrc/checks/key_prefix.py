"""IVRC314: one entry of a menu is the beginning of another, so whoever types it has to wait."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import chosen
from ivrc.diagnostics import Label
from ivrc.flow.entries import in_words, patterns, several_keys
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number

NAMED = 4
"""How many shorter entries are named."""


class Branching(dict[str, "Branching"]):
    """A trie of patterns. `entry` is one of those that go through here."""

    entry: Entry | Number


def find(facts: Facts) -> Iterator[Finding]:
    """Menus with entries of one length, which are nearly all, cost nothing. One finding for each longer entry.

    Entries of one sentence, and the lengths of one number (`请输入3至4位分机号`), are what was asked for.
    """
    for node in facts.menus.values():
        if several_keys(node) and len(node.entries) > 1:
            trie = _trie(node.entries)
            shorter: dict[Entry | Number, list[Entry | Number]] = {}
            for entry in node.entries:
                longer = _longer(trie, patterns(entry)[0])
                if longer is not None and longer.edge.span != entry.edge.span:
                    shorter.setdefault(longer, []).append(entry)
            for longer, entries in shorter.items():
                yield _found(facts, node, longer, entries)


def _trie(entries: tuple[Entry | Number, ...]) -> Branching:
    root = Branching()
    for entry in entries:
        place = root
        for key in patterns(entry)[-1]:
            if key not in place:
                place[key] = Branching()
                place[key].entry = entry
            place = place[key]
    return root


def _longer(trie: Branching, pattern: str) -> Entry | Number | None:
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


def _named(entry: Entry | Number) -> tuple[str, str]:
    return in_words(entry) if isinstance(entry, Number) else (entry.pattern, entry.pattern)


def _found(facts: Facts, menu: Menu, longer: Entry | Number, shorter: list[Entry | Number]) -> Finding:
    seconds = f"{menu.inter_key_ms / 1000:g}"
    keys = [_named(entry) for entry in shorter[:NAMED]]
    zh = "、".join(key for key, _ in keys) + ("等" if len(shorter) > NAMED else "")
    en = " or ".join(key for _, key in keys) + (" or others" if len(shorter) > NAMED else "")
    long_zh, long_en = _named(longer)
    return Finding(
        longer.edge.span,
        f"菜单“{menu.id}”里 {long_zh} 以 {zh} 开头：按了 {zh} 的来电者要再等 {seconds} 秒才有反应",
        f'in menu "{menu.id}" {long_en} begins with {en}: whoever types {en} waits {seconds} s more',
        "让较长的一项以别的键开头，例如分机写成 8XXX；或者用“键间隔”缩短这段等待。",
        "Let the longer entry begin with another key, such as 8XXX for extensions; or shorten the inter-key wait.",
        [Label(entry.edge.span, "较短的一项", "the shorter entry") for entry in shorter[:NAMED]],
        chosen(facts, menu.id, shorter[0].edge),
    )


CHECK = Check("IVRC314", find)
