"""IVRC329: telephones ring for longer than a caller waits."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.counted import counted
from ivrc.flow import graph
from ivrc.flow.kinds.transfer import ONCE, Transfer

LONGEST = 60
"""Seconds that one telephone rings: ten to twenty rings. A carrier gives up after one to three minutes by itself."""
LONGEST_IN_ALL = 120
"""Seconds that all of one transfer ring together: as long as a silent caller is waited for (IVRC304)."""


def rings(desk: Transfer) -> int:
    """How long all of a transfer ring when nobody answers."""
    return desk.rings_in_all


def find(facts: Facts) -> Iterator[Finding]:
    """Each transfer by itself; that several follow one another is IVRC330's matter."""
    for desk in graph.of_kind(facts.hotline, Transfer):
        if desk.ring_seconds <= LONGEST and rings(desk) <= LONGEST_IN_ALL:
            continue
        name, count, total = facts.owner(desk.id), max(1, len(desk.destinations)), rings(desk)
        telephones = counted(count, "telephone")
        each_zh, each_en = f"振铃 {total} 秒", f"the telephone rings for {total} s"
        if desk.order == ONCE:
            each_zh, each_en = (
                f"{count} 个电话同时振铃 {total} 秒",
                f"{telephones} ring at once for {total} s",
            )
        elif desk.rings:
            each_zh, each_en = (
                f"{count} 个电话依次振铃，一共 {total} 秒",
                f"{telephones} ring in turn, {total} s in all",
            )
        elif count > 1:
            each_zh = f"{count} 个电话各振铃 {desk.ring_seconds} 秒，一共 {total} 秒"
            each_en = f"{telephones} ring {desk.ring_seconds} s each, {total} s in all"
        yield Finding(
            desk.span,
            f"“{name}”没人接时，{each_zh}，来电者只听到回铃音，多半早已挂机",
            f'when nobody answers in "{name}", {each_en}: the caller hears ringing only, and has most likely gone',
            "缩短振铃、少拨几个，没人接时给来电者下一步，例如：拨 坐席一，坐席二，依次，每个振铃 20秒；无人接听 → 留言。",
            "Ring for less or dial fewer, and go on where nobody answers, for instance: dial desk-one, desk-two, in turn, "
            "ring 20s each; no answer -> message.",
        )


CHECK = Check("IVRC329", find)
