"""IVRC306: no call ever comes to a node."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.offers import free_key, menus, option
from ivrc.checks.story import listed
from ivrc.flow.causes import Words
from ivrc.flow.kinds.menu import Menu


def find(facts: Facts) -> Iterator[Finding]:
    """Nodes that hang on an unreached one are told with it: to mend the first is to mend them. A way that the clock never
    opens leads somewhere all the same; it is IVRC326's matter."""
    led = facts.search(facts.sources, ways=facts.written)
    lost = {name: None for name in facts.nodes if name not in led}
    entered = {edge.target for name in lost for edge in facts.written[name] if edge.target != name}
    roots = [name for name in lost if name not in entered]
    covered: set[str] = set()
    place = next(((menu, key) for menu in menus(facts) if (key := free_key(menu))), None) if lost else None
    for name in (*roots, *lost):
        if name in covered:
            continue
        group = _onward(facts, name, covered, lost)
        others = [other for other in dict.fromkeys(map(facts.owner, group)) if other != facts.owner(name)]
        yield Finding(
            facts.nodes[name].span,
            f"没有一条路通到“{facts.owner(name)}”，来电者永远到不了这里{_others(others)[0]}",
            f'no way leads to "{facts.owner(name)}": no caller ever comes here{_others(others)[1]}',
            *_led_to(place, Words(facts.owner(name), facts.owner(name))),
        )


def _led_to(place: tuple[Menu, str] | None, name: Words) -> Words:
    """What would lead there: an option in the first menu that has a key free, or any way on."""
    if place:
        menu, key = place
        line = option(name, key, name)
        return Words(
            f"在“{menu.id}”里加一项，例如：{line.zh}；不再需要就删去这一节。",
            f'Add an option to "{menu.id}", for instance: {line.en}; or delete the block.',
        )
    return Words(
        f"让别处的一行走到它：→ {name.zh}；不再需要就删去这一节。",
        f"Let a line elsewhere lead to it: -> {name.en}; or delete the block.",
    )


def _onward(facts: Facts, name: str, covered: set[str], lost: Container[str]) -> list[str]:
    """An unreached node and those behind it that are not covered yet; covers them."""
    covered.add(name)
    queue = [name]
    for here in queue:
        for edge in facts.written[here]:
            if edge.target not in covered and edge.target in lost:
                covered.add(edge.target)
                queue.append(edge.target)
    return queue


def _others(names: list[str]) -> tuple[str, str]:
    if not names:
        return "", ""
    behind = listed(names)
    return f"；它后面的{behind.zh}也到不了", f"; nor to {behind.en} behind it"


CHECK = Check("IVRC306", find)
