"""IVRC276: a long wait in a queue that no key leaves."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.course import course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.queue import Queue

LONGEST = 300
"""Seconds. As long as a caller is led from one wait to the next (IVRC330)."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each queue that calls come to."""
    for queue in of_kind(facts.hotline, Queue):
        if queue.entries or queue.longest_seconds <= LONGEST or queue.id not in facts.reached:
            continue
        minutes = queue.longest_seconds / 60
        yield Finding(
            queue.span,
            f"在“{facts.owner(queue.id)}”里最长要等 {minutes:g} 分钟，没有一个键可以离开：来电者只能听音乐，或者挂机",
            f'callers wait in "{facts.owner(queue.id)}" for up to {minutes:g} min, and no key leaves it: they listen to music, or hang up',
            "给一个离开的键，例如：不想等待请按1 → 留言；或者把最长等待改短。",
            "Give a key that leaves, for instance: To leave a message instead, press 1 -> message; or let the wait be shorter.",
            course=course(facts.reached, queue.id),
        )


CHECK = Check("IVRC276", find)
