"""IVRC326: a case of a branch that is never taken: it never holds, or only while one before it does."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.clock import Never
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Label
from ivrc.flow.causes import Words, named
from ivrc.flow.condition import Condition


def find(facts: Facts) -> Iterator[Finding]:
    """A way for what no case takes may be idle: every branch has to have one."""
    for cases in facts.never.values():
        yield from map(_finding, cases)


def _names(tests: list[Condition]) -> Words:
    """Cases between quotation marks; one that has some of its own has no others."""
    names = [named(each.cause) for each in tests]
    zh, en = "、".join(each.zh for each in names), ", ".join(each.en for each in names)
    return Words(zh if "“" in zh else f"“{zh}”", en if '"' in en else f'"{en}"')


def _finding(case: Never) -> Finding:
    zh, en = _names([case.test])
    if not case.ever:
        return Finding(
            case.edge.span,
            f"{zh}没有一刻成立，这一行永远不走",
            f"{en} never holds, so this way is never taken",
            "改正时间或日期，或者删去这一行。",
            "Correct the hours or the dates, or delete the line.",
        )
    first_zh, first_en = _names([each.test for each in case.before])
    return Finding(
        case.edge.span,
        f"{zh}成立的时候，前面的{first_zh}总是先成立，这一行永远不走",
        f"whenever {en} holds, {first_en} before it holds first, so this way is never taken",
        "把这一行移到前面，或者删去。",
        "Move the line before the other, or delete it.",
        [Label(each.edge.span, "先成立的是这一行", "this one holds first") for each in case.before],
    )


CHECK = Check("IVRC326", find)
