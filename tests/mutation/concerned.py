"""The calls that may find a mutant, and in which turns they are placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ivrc.simulate.events.clips import SAY
from ivrc.simulate.trace import Event
from ivrc.verify.driver import Placed
from tests.mutation.mutants import Mutant
from tests.mutation.subject import Texts

FIRST, TOGETHER = (1, 3), 12
"""Calls of one mutant at once, the first ones and then. Most are killed by one or two; what survives the first ones may be
equivalent, which is longer in the finding."""
_NAMES = ("pattern", "label left out")
"""Operators by which an extension or a label is found otherwise, so that a call need not come to the line to meet them."""


class Known(NamedTuple):
    """A call, its trace as it is meant, and the lines of the text that it comes to."""

    call: Placed
    meant: tuple[Event, ...]
    lines: frozenset[int]


def turns(calls: Sequence[Known]) -> Iterator[Sequence[Known]]:
    at = 0
    for size in FIRST:
        if at < len(calls):
            yield calls[at : at + size]
        at += size
    for start in range(at, len(calls), TOGETHER):
        yield calls[start : start + TOGETHER]


def concerned(mutant: Mutant, texts: Texts, every: Sequence[Known]) -> list[Known]:
    """The calls that come to where a fault is, the shortest first: to its line, or, where a name is found otherwise, to
    its context or the one before, which an extension without its head falls to."""
    every = sorted(every, key=lambda each: each.meant[-1].at_ms)
    if not mutant.line:
        return [each for each in every if any(mutant.place in _clips(event) for event in each.meant)]
    if mutant.file not in texts.dialplans:
        return every
    line = texts.before(mutant.file) + mutant.line
    places = {line}
    if mutant.number < 0:
        places.add(line + 1)
    if mutant.operator in _NAMES or (mutant.operator == "deleted" and not mutant.before.startswith(" same")):
        lines = texts.whole.splitlines()
        heads = [n for n, text in enumerate(lines, 1) if text.startswith("[")] + [len(lines) + 1]
        own = max((place for place, n in enumerate(heads) if n <= line), default=0)
        first = heads[max(own - 1, 0)] if mutant.construct == "[context]" else heads[own]
        places |= set(range(first, heads[own + 1]))
    return [each for each in every if each.lines & places]


def _clips(event: Event) -> Sequence[str]:
    """The clips that are heard with an event: of a value the pieces."""
    return event.what[-1].split() if event.kind == SAY.name else event.what[:1]
