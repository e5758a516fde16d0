"""Calls for the extensions that a caller may dial: each that the site lists from its first number to its last, and the
numbers right beside, which it does not list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.coverage.calls import Made, Maker, covers
from ivrc.coverage.feature import Feature
from ivrc.coverage.keys import with_end_key
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Entry, Hotline, Number
from ivrc.simulate.match import listed, matched

MOST = 24
"""Numbers that are tried of one transfer."""


def features(hotline: Hotline, extensions: Sequence[str]) -> Iterator[Feature]:
    """What is to be tried: every number that a menu takes for a transfer, and that lies at an edge."""
    for node in hotline.nodes.values():
        if isinstance(node, Transfer) and node.extension:
            numbers = [number for number in edges_of(extensions) if _entry(hotline, node, number)]
            for number in numbers[:MOST]:
                yield Feature("extension", node.id, number)


def edges_of(extensions: Sequence[str]) -> list[str]:
    """Of each pattern the first and the last number, those before and after, and one for each of its digits in which
    only that digit is another. Those that are listed come first."""
    found: dict[str, None] = {}
    for pattern in extensions:
        first, last = pattern.replace("X", "0"), pattern.replace("X", "9")
        found |= dict.fromkeys((first, last))
        for beside in (int(first) - 1, int(last) + 1):
            if beside >= 0 and len(near := f"{beside:0{len(pattern)}}") == len(pattern):
                found[near] = None
        for place, digit in enumerate(pattern if first != last else ""):
            if digit != "X":
                other = str(int(digit) + 1 if digit < "9" else 8)
                found[first[:place] + other + first[place + 1 :]] = None
    return sorted(found, key=lambda number: not listed(number, tuple(extensions)))


def made(maker: Maker, feature: Feature) -> Made | None:
    """A call that dials a number, and then, where the menu is come to again, all the others that no call dials yet."""
    node = maker.hotline.nodes[feature.node]
    assert isinstance(node, Transfer)
    others = [
        each.what
        for each in features(maker.hotline, maker.around.extensions)
        if each.node == node.id and each not in maker.covered and each != feature
    ]
    for numbers in ([feature.what, *others], [feature.what]):
        call = _dials(maker, node, numbers)
        if call is None or covers(call, feature):
            return call
    return None


def _dials(maker: Maker, node: Transfer, numbers: Sequence[str]) -> Made | None:
    """A call that types numbers one after the other, none of which is answered."""
    found = _entry(maker.hotline, node, numbers[0])
    if found is None:
        return None
    menu, entry = found
    to = maker.to(menu.id, *(with_end_key(number, entry, menu.entries) for number in numbers))
    if to is None:
        return None
    route, plan = to
    return maker.play(
        route, plan._replace(answers={**plan.answers, **dict.fromkeys(numbers, ("no-answer",))})
    )


def _entry(hotline: Hotline, node: Transfer, number: str) -> tuple[Menu, Entry | Number] | None:
    """The entry by which a caller types a number for a transfer, and its menu."""
    for menu in hotline.nodes.values():
        entry = matched(number, menu.entries) if isinstance(menu, Menu) else None
        if isinstance(menu, Menu) and entry is not None and entry.variable == node.extension:
            return menu, entry
    return None
