"""IVRC335: two opening hours of a branch hold at the same time and lead to different places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Label
from ivrc.flow import graph
from ivrc.flow.calendars import asked
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Case
from ivrc.flow.parts import Hours
from ivrc.flow.shape import parts
from ivrc.week import DAY, DAYS_EN, DAYS_ZH, clock

MOST = 12
"""Cases of a branch that are compared by pairs."""


def find(facts: Facts) -> Iterator[Finding]:
    """By the week alone, the later case of each pair once. One that never comes to its turn is IVRC326's matter."""
    for node in graph.of_kind(facts.hotline, Branch):
        never = {each.edge for each in facts.clocked[node.id].never}
        told: set[Case] = set()
        for first, second in combinations(node.cases[:MOST], 2):
            if second in told or never & {first.edge, second.edge} or first.edge.target == second.edge.target:
                continue
            if common := _common(facts, first, second):
                told.add(second)
                yield _finding(first, second, *common)


def _finding(first: Case, second: Case, start: int, end: int) -> Finding:
    day, begin = divmod(start, DAY)
    stretch = f"{clock(begin)}-{clock(begin + end - start)}"
    names = first.test.cause.what, second.test.cause.what
    return Finding(
        second.edge.span,
        f"“{names[0]}”和“{names[1]}”重叠（周{DAYS_ZH[day]} {stretch}），那时走写在前面的一行",
        f'"{names[0]}" and "{names[1]}" overlap ({DAYS_EN[day]} {stretch}); a call then goes by the first of the two',
        "让一段的结束就是另一段的开始；本来就要前面的优先，就允许它。",
        "Let one end where the other begins; where the first is meant to win, allow it.",
        [Label(first.edge.span, "这一行先走", "this one goes first")],
    )


def _common(facts: Facts, first: Case, second: Case) -> tuple[int, int] | None:
    """The first stretch of the week that is in the hours of both."""
    plans = []
    for case in (first, second):
        names = parts(case.test, Hours)
        if len(names) != 1 or any(True for _ in asked(facts.hotline, case.test)):
            return None
        plans.append(facts.hotline.schedules[names[0]].spans())
    both = [(max(a, c), min(b, d)) for a, b in plans[0] for c, d in plans[1] if max(a, c) < min(b, d)]
    return min(both, default=None)


CHECK = Check("IVRC335", find)
