"""IVRC329: telephones ring for longer than a caller waits."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.course import course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.counted import counted
from ivrc.flow import graph
from ivrc.flow.kinds.transfer import Transfer

LONGEST = 60
"""Seconds that one telephone rings: ten to twenty rings. A carrier gives up after one to three minutes by itself."""
LONGEST_IN_ALL = 120
"""Seconds that all of one transfer ring together: as long as a silent caller is waited for (IVRC304)."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each transfer by itself; that several follow one another is IVRC330's matter."""
    for desk in graph.of_kind(facts.hotline, Transfer):
        count, total = max(1, len(desk.destinations)), desk.rings_in_all
        longest = max(desk.ring_of(number) for number in range(count))
        if longest <= LONGEST and total <= LONGEST_IN_ALL:
            continue
        name = facts.owner(desk.id)
        each_zh = f"{count} 个电话一共振铃 {total} 秒" if count > 1 else f"振铃 {total} 秒"
        each_en = (
            f"{counted(count, 'telephone')} ring for {total} s in all"
            if count > 1
            else f"the telephone rings for {total} s"
        )
        yield Finding(
            desk.span,
            f"“{name}”没人接时，{each_zh}，来电者只听到回铃音，多半早已挂机",
            f'when nobody answers in "{name}", {each_en}: the caller hears ringing only, and has most likely gone',
            "缩短振铃、少拨几个，没人接时给来电者下一步，例如：拨 坐席一，坐席二，依次，每个振铃 20秒；无人接听 → 留言。",
            "Ring for less or dial fewer, and go on where nobody answers, for instance: dial desk-one, desk-two, in turn, "
            "ring 20s each; no answer -> message.",
            course=course(facts.reached, desk.id).then([(desk.id, desk.no_answer)]),
        )


CHECK = Check("IVRC329", find)
