"""IVRC328: only a caller who presses wrong keys comes to a person."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.offers import free_key, option
from ivrc.checks.story import story
from ivrc.flow.causes import WRONG, Words


def find(facts: Facts) -> Iterator[Finding]:
    """Each way by which wrong keys come to a person that no other way of the hotline comes to any."""
    desks = [name for name in facts.reached if facts.nodes[name].traits.reaches_person]
    without = facts.search(facts.sources, follow=lambda edge: edge.cause != WRONG)
    if not desks or any(name in without for name in desks):
        return
    for name in without:
        for edge in facts.ways[name]:
            if edge.cause == WRONG and (desk := _desk(facts, edge.target, desks)):
                way = story(facts, desk)
                yield Finding(
                    edge.span,
                    f"只有一直按错键才找得到人工“{facts.owner(desk)}”：{way.zh}",
                    f'only a caller who keeps pressing wrong keys comes to a person, "{facts.owner(desk)}": {way.en}',
                    *_offered(facts, name, desk),
                    course=way.course,
                )
                return


def _desk(facts: Facts, source: str, desks: list[str]) -> str:
    """A person to whom a way leads; empty for none."""
    tree = facts.search((source,))
    return next((desk for desk in desks if desk in tree), "")


def _offered(facts: Facts, name: str, desk: str) -> Words:
    menu = facts.menus.get(name)
    key = free_key(menu, "0123456789") if menu else ""
    if not menu or not key:
        return Words(
            "给人工一个说得出的键，例如：人工服务请按0 → 坐席。",
            "Give the person a key that is told, for instance: For an agent, press 0 -> agents.",
        )
    to = facts.owner(desk)
    line = option(Words("人工服务", "an agent"), key, Words(to, to))
    return Words(
        f"在“{facts.owner(name)}”里加一项，例如：{line.zh}。",
        f'Add an option to "{facts.owner(name)}", for instance: {line.en}.',
    )


CHECK = Check("IVRC328", find)
