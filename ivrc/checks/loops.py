"""IVRC305: a call can go round for ever while the caller does nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ivrc.checks.components import components
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import story, stretch
from ivrc.diagnostics import Label
from ivrc.flow.nodes import Edge

LABELLED = 6
"""Places shown of a long circle."""


def find(facts: Facts) -> Iterator[Finding]:
    """Circles of ways that need no act of the caller; each set of entangled ones is told once.

    The fault way is not among them: it is taken at most once in a call (docs/semantics.md, rule 19).
    """
    order = {name: place for place, name in enumerate(facts.nodes)}
    targets = {
        name: [edge.target for edge in facts.involuntary[name]]
        for name in facts.nodes
        if name in facts.reached
    }
    for group in components(targets):
        first = min(group, key=order.__getitem__)
        if len(group) == 1 and first not in targets[first]:
            continue
        steps = circle(facts.involuntary, first, set(group))
        way, rounds = story(facts, first), stretch(facts, steps)
        yield Finding(
            facts.nodes[first].span,
            f"来电者什么也不做，电话会在“{facts.owner(first)}”一直兜圈子：{way.zh}；{rounds.zh} → 又回到“{facts.owner(first)}”",
            f'a caller who does nothing goes round and round at "{facts.owner(first)}": {way.en}; '
            f'{rounds.en} → back at "{facts.owner(first)}"',
            "把圈里的一条路改到别处，例如转到留言，或说完结束语挂机。",
            "Lead one of these ways elsewhere, for instance to a voicemail or a spoken goodbye.",
            labels_of(facts, steps),
            way.course.then(steps),
        )


def labels_of(facts: Facts, steps: list[tuple[str, Edge]]) -> list[Label]:
    """The ways that are written as such; that speech comes before dialling is none."""
    spans = dict.fromkeys(edge.span for name, edge in steps if edge.span != facts.nodes[name].span)
    return [Label(span, "圈里的一条路", "one of the ways round") for span in list(spans)[:LABELLED]]


def circle(ways: Mapping[str, Sequence[Edge]], first: str, group: set[str]) -> list[tuple[str, Edge]]:
    """The shortest way from a node back to itself within its group."""
    came: dict[str, tuple[str, Edge]] = {}
    queue = [first]
    for name in queue:
        for edge in ways[name]:
            if edge.target in group and edge.target not in came:
                came[edge.target] = (name, edge)
                queue.append(edge.target)
        if first in came:
            break
    steps = [came[first]]
    while steps[-1][0] != first:
        steps.append(came[steps[-1][0]])
    return steps[::-1]


CHECK = Check("IVRC305", find)
