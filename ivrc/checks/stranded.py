"""IVRC307: from some place a caller comes to no person, no message and no goodbye, whatever is pressed."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.offers import free_key, option
from ivrc.checks.story import story
from ivrc.flow import graph
from ivrc.flow.causes import Words
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.transfer import Transfer


def find(facts: Facts) -> Iterator[Finding]:
    """A search backwards from every good end; where it does not come to, callers are stranded.

    Of the stranded nodes only those are told by which a call gets among them. Silence before the end of the call
    is IVRC308's matter.
    """
    queue = [name for name, node in facts.nodes.items() if node.traits.serves or name in facts.goodbyes]
    well = set(queue)
    for name in queue:
        for source in facts.entrances[name]:
            if source not in well:
                well.add(source)
                queue.append(source)
    person = next(
        (facts.owner(desk.id) for desk in graph.of_kind(facts.hotline, Transfer) if desk.destinations), ""
    )
    for name, step in facts.reached.items():
        node = facts.nodes[name]
        if name in well or (step is not None and step[0] not in well):
            continue
        if facts.nodes[facts.silent_endings[name]].traits.ends:
            continue
        way = story(facts, name)
        yield Finding(
            node.span,
            f"从“{facts.owner(name)}”起，不管按什么键，都等不到人工、留言或结束语：{way.zh} → 之后：没有任何去处",
            f'from "{facts.owner(name)}" on, whatever is pressed, there is no person, no message and no goodbye: '
            f"{way.en} → and then: nothing",
            *_way_out(node.id, facts.menus.get(name), person),
            course=way.course,
        )


def _way_out(name: str, menu: Menu | None, person: str) -> Words:
    """An option that ends well, where it is a menu that strands them; by a person if there is one."""
    key = free_key(menu, "0123456789") if menu else ""
    if not key:
        return Words(
            "把其中一条路改到人工、留言，或说一句结束语再挂机：→ 《结束语》 挂机。",
            "Lead one of the ways to a person, a message, or a goodbye: -> <goodbye> hang up.",
        )
    if person:
        line = option(Words("人工服务", "an agent"), key, Words(person, person))
    else:
        line = option(
            Words("结束通话", "ending the call"), key, Words("《结束语》 挂机", "<goodbye> hang up")
        )
    return Words(
        f"给它一条出路，例如在“{name}”里加一项：{line.zh}。",
        f'Give it a way out: add an option to "{name}", for instance: {line.en}.',
    )


CHECK = Check("IVRC307", find)
