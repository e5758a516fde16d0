"""IVRC326: a case of a branch that is never taken: it never holds, or only while one before it does."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.clock import Never
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.flow.causes import named
from ivrc.flow.condition import Condition
from ivrc.flow.conditions.area import IS, Area
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.branch import Branch


def find(facts: Facts) -> Iterator[Finding]:
    """A way for what no case takes may be idle: every branch has to have one."""
    for clocked in facts.clocked.values():
        yield from map(_finding, clocked.never)
    for node in of_kind(facts.hotline, Branch):
        yield from map(_finding, _areas(node))


def _areas(node: Branch) -> Iterator[Never]:
    """Areas all of which go the ways of cases before."""
    before: list[Area] = []
    for case in node.cases:
        if isinstance(case.test, Area) and case.test.sign == IS:
            codes = set(case.test.codes)
            if codes <= {code for each in before for code in each.codes}:
                taking: list[Condition] = [each for each in before if codes & set(each.codes)]
                yield Never(case.edge, case.test, True, taking)
            before.append(case.test)


def _finding(case: Never) -> Finding:
    zh, en = named(case.test.cause)
    if not case.ever:
        return Finding(
            case.edge.span,
            f"“{zh}”没有一刻成立，这一行永远不走",
            f'"{en}" never holds, so this way is never taken',
            "改正时间或日期，或者删去这一行。",
            "Correct the hours or the dates, or delete the line.",
        )
    others = [named(each.cause) for each in case.before]
    first_zh, first_en = "、".join(each.zh for each in others), ", ".join(each.en for each in others)
    return Finding(
        case.edge.span,
        f"“{zh}”成立的时候，前面的“{first_zh}”总是先成立，这一行永远不走",
        f'whenever "{en}" holds, "{first_en}" before it holds first, so this way is never taken',
        "把这一行移到前面，或者删去。",
        "Move the line before the other, or delete it.",
    )


CHECK = Check("IVRC326", find)
