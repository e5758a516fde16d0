"""IVRC330: a caller who does nothing is led from one wait to the next for too long."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.components import components
from ivrc.checks.facts import Facts
from ivrc.checks.long_silence import LONGEST_MS
from ivrc.checks.loops import LABELLED
from ivrc.checks.model import Check, Finding
from ivrc.checks.ring_long import LONGEST_IN_ALL
from ivrc.checks.story import story, stretch
from ivrc.diagnostics import Label
from ivrc.flow import graph
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Edge

LONGEST = 300
"""Seconds of silence, pauses and ringing, the prompts not counted. Five minutes: nobody is there any more."""

Step = tuple[str, Edge]
"""A node and a way out of it: a way that several nodes inherit is the same for each."""


def find(facts: Facts) -> Iterator[Finding]:
    """The longest way without the caller's act, once a hotline. What waits too long by itself is IVRC304's and
    IVRC329's matter, a circle IVRC305's."""
    waits = {**dict(_silences(facts)), **dict(_ringing(facts)), **dict(_pauses(facts))}
    if sum(waits.values()) <= LONGEST:
        return
    total, steps = _longest(facts, waits)
    waiting = [step for step in steps if step in waits]
    if total <= LONGEST or len(waiting) < 2:
        return
    first, last = waiting[0][0], steps[-1][1]
    way, rest = story(facts, first), stretch(facts, waiting)
    yield Finding(
        last.span,
        f"来电者什么也不做，从“{facts.owner(first)}”起一共要等 {total:g} 秒（不算播报）：{way.zh}；{rest.zh}",
        f'a caller who does nothing waits {total:g} s in all from "{facts.owner(first)}" on, prompts not counted: '
        f"{way.en}; {rest.en}",
        "让前面的一处早些转到人工、留言或结束语，例如：无按键 5秒，重听 1次，→ 客服坐席。",
        "Lead one of the earlier waits to a person, a message or a goodbye, for instance: no input 5s, repeat 1 times, -> agents.",
        [
            Label(facts.nodes[step[0]].span, f"等 {waits[step]:g} 秒", f"{waits[step]:g} s")
            for step in waiting[:LABELLED]
        ],
        way.course.then(steps[steps.index(waiting[0]) :]),
    )


def _silences(facts: Facts) -> Iterator[tuple[Step, float]]:
    for name, menu in facts.menus.items():
        wait = menu.first_key_ms * (menu.silence.times + 1)
        if name in facts.reached and wait <= LONGEST_MS:
            yield (name, menu.silence.exit), wait / 1000


def _ringing(facts: Facts) -> Iterator[tuple[Step, float]]:
    for desk in graph.of_kind(facts.hotline, Transfer):
        if desk.id in facts.reached and desk.rings_in_all <= LONGEST_IN_ALL:
            yield (desk.id, desk.no_answer), desk.rings_in_all


def _pauses(facts: Facts) -> Iterator[tuple[Step, float]]:
    for pause in graph.of_kind(facts.hotline, Pause):
        if pause.id in facts.reached:
            yield (pause.id, pause.next), pause.ms / 1000


def _longest(facts: Facts, waits: dict[Step, float]) -> tuple[float, list[Step]]:
    """The way on which the waits are longest, in one pass: components come with what is behind them first."""
    targets = {name: [edge.target for edge in facts.involuntary[name]] for name in facts.reached}
    best: dict[str, tuple[float, Edge | None]] = {}
    for group in components(targets):
        name = group[0]
        if len(group) > 1 or name in targets[name]:
            best.update(dict.fromkeys(group, (0.0, None)))
            continue
        ways = [(waits.get((name, edge), 0) + best[edge.target][0], edge) for edge in facts.involuntary[name]]
        best[name] = max(ways, key=lambda way: way[0], default=(0.0, None))
    name = max(best, key=lambda name: best[name][0])
    total, steps = best[name][0], list[Step]()
    while (edge := best[name][1]) is not None and best[name][0] > 0:
        steps.append((name, edge))
        name = edge.target
    return total, steps


CHECK = Check("IVRC330", find)
