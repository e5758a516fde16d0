"""IVRC327: a caller who presses nothing but wrong keys is led round for ever."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.components import components
from ivrc.checks.facts import Facts
from ivrc.checks.loops import circle, labels_of
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import story, stretch
from ivrc.flow.causes import WRONG


def find(facts: Facts) -> Iterator[Finding]:
    """Circles of ways that need no act of the caller but a wrong key; each set of entangled ones is told once.

    One that closes without any key at all is IVRC305's matter.
    """
    order = {name: place for place, name in enumerate(facts.nodes)}
    ways = {
        name: [edge for edge in facts.ways[name] if edge.cause == WRONG or not edge.cause.voluntary]
        for name in facts.reached
    }
    if not any(edge.cause == WRONG for edges in ways.values() for edge in edges):
        return
    idle = _rounds({name: [edge.target for edge in facts.involuntary[name]] for name in ways})
    for group in components({name: [edge.target for edge in edges] for name, edges in ways.items()}):
        inside = set(group)
        wrong = [
            name
            for name in group
            if any(edge.cause == WRONG and edge.target in inside for edge in ways[name])
        ]
        if not wrong or inside & idle:
            continue
        first = min(wrong, key=order.__getitem__)
        steps = circle(ways, first, inside)
        way, rounds = story(facts, first), stretch(facts, steps)
        place = next(edge.span for name, edge in steps if edge.cause == WRONG)
        yield Finding(
            place,
            f"一直按错键的来电（按住的键、传真机、放在口袋里的手机）会永远在“{facts.owner(first)}”兜圈子：{way.zh}；"
            f"{rounds.zh} → 又回到“{facts.owner(first)}”",
            "a call that brings wrong keys only (a key held down, a fax machine, a telephone in a pocket) goes round for ever "
            f'at "{facts.owner(first)}": {way.en}; {rounds.en} → back at "{facts.owner(first)}"',
            "要再说一遍，就写次数，例如：按错键 《按键有误》 重听 2次，→ 再见。",
            "To say it again, count the times, for instance: wrong key <wrong key> repeat 2 times, -> bye.",
            [label for label in labels_of(facts, steps) if label.span != place],
            way.course.then(steps),
        )


def _rounds(targets: dict[str, list[str]]) -> set[str]:
    """The nodes of all circles."""
    return {
        name for group in components(targets) for name in group if len(group) > 1 or name in targets[name]
    }


CHECK = Check("IVRC327", find)
