"""IVRC309: the fault way does not come to a person, a message or a goodbye without a menu."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import FAULT, Story, story
from ivrc.diagnostics import Label
from ivrc.flow.causes import AFTER, Words
from ivrc.flow.nodes import Edge, Node


def find(facts: Facts) -> Iterator[Finding]:
    for fault in facts.hotline.faults:
        yield from _find(facts, fault)


def _find(facts: Facts, fault: Edge) -> Iterator[Finding]:
    """A second fault ends the call in silence (docs/semantics.md, rule 19), so the fault way must be short.

    It may speak, look at the clock, and ring a desk. It may not go back to the start, into a menu, or round in a circle,
    and neither may what follows where the desk does not answer; after a talk the caller has been served.
    """
    hotline = facts.hotline
    tree = facts.search(
        (fault.target,),
        lambda node: node.traits.reaches_person or not _stops(node),
        lambda edge: edge.cause != AFTER,
    )
    for name in tree:
        node = facts.nodes[name]
        wrong: Words | None = None
        if name == hotline.start:
            wrong = Words("又回到了电话的开头", "goes back to the start of the call")
        elif node.traits.takes_keys:
            wrong = Words(
                f"进了菜单“{name}”，而菜单同样会再出故障", f'enters the menu "{name}", which can fault again'
            )
        elif node.traits.ends and _silent(facts, fault, name):
            wrong = Words("一句话也没有就挂断了", "hangs up without a word")
        if wrong:
            way = story(facts, name, tree, opening=FAULT)
            yield _found(facts, wrong, way, node)
            return
    if not any(_stops(facts.nodes[name]) for name in tree):
        name = fault.target
        yield _found(
            facts,
            Words("一直兜圈子", "goes round and round"),
            story(facts, name, tree, opening=FAULT),
            facts.nodes[name],
        )


def _stops(node: Node) -> bool:
    return node.traits.serves or node.traits.ends or node.traits.takes_keys


def _silent(facts: Facts, fault: Edge, name: str) -> bool:
    return facts.silent_endings[fault.target] == name


def _found(facts: Facts, wrong: Words, way: Story, node: Node) -> Finding:
    return Finding(
        facts.hotline.fault.span,
        f"故障时走的路{wrong.zh}：{way.zh}",
        f"the fault way {wrong.en}: {way.en}",
        "写一条只说一句话就有结果的路，例如：故障 → 《系统故障》 挂机，或转到一个不经菜单、没人接也不回菜单的坐席。",
        "Let it speak and end, for instance: fault -> <system-fault> hang up; or go straight to an agent that leads back to no menu.",
        [Label(node.span, "走到了这里", "it comes to this place")],
        way.course._replace(faulted=True).to("hangup" if node.traits.ends else "goto"),
    )


CHECK = Check("IVRC309", find)
