"""Checks that claim what happens in calls, against all calls of random flows: none is told that no call meets, and none is missed.

`IVRC_FLOWS=2000 pytest -s tests/checks/test_check_explored.py` (or `make sound`) is the long run, and prints its figures;
`IVRC_SEED` makes the flows others.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

import pytest
from calls_show import (
    Calls,
    helps_nobody,
    idle_rounds,
    numberless,
    person_by_wrong_keys,
    person_far,
    silent_ends,
    stranded,
    turned_away,
    unannounced,
    unkept,
    unproved,
    unrecorded,
    unsafe_fault,
    unset,
    urgent_by_key,
    urgent_late,
)
from drawn import drawn

from ivrc.checks.registry import check
from ivrc.flow.nodes import Hotline

FLOWS = int(os.environ.get("IVRC_FLOWS", "30"))
SEED = int(os.environ.get("IVRC_SEED", "1"))
LINES: dict[str, Callable[[Calls], set[int]]] = {
    "IVRC301": unannounced,
    "IVRC303": unrecorded,
    "IVRC305": idle_rounds,
    "IVRC308": silent_ends,
    "IVRC309": unsafe_fault,
    "IVRC338": helps_nobody,
    "IVRC339": turned_away,
    "IVRC344": unproved,
    "IVRC349": numberless,
}
"""The lines on which each is told."""


def told(flow: Hotline) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for each in check(flow):
        found.setdefault(each.code, set()).add(each.span.line)
    return found


def parted(flow: Hotline, counts: Counter[str]) -> Iterator[str]:
    """In what the findings of a flow and its calls part."""
    calls, found = Calls(flow), told(flow)
    if unset(calls) or "IVRC321" in found:  # no such flow is built
        counts["IVRC321"] += len(unset(calls))
        if found.get("IVRC321", set()) != unset(calls):
            yield f"IVRC321: told {sorted(found.get('IVRC321', ()))}, calls {sorted(unset(calls))}"
        return
    for code, lines in LINES.items():
        mine, theirs = found.get(code, set()), lines(calls)
        counts[code] += len(theirs)
        if mine != theirs:
            yield f"{code}: told {sorted(mine)}, calls {sorted(theirs)}"
    lost = {
        calls.line(name) for name in flow.nodes if name not in calls.visited and name not in ("再见", "挂机")
    }
    unreached = found.get("IVRC306", set()) - {900, 901}
    strand, mine = stranded(calls), found.get("IVRC307", set())
    for code, wrong, is_so in (
        ("IVRC306", not unreached <= lost, bool(lost) == bool(unreached)),
        ("IVRC307", not mine <= strand, bool(strand) == bool(mine)),
        ("IVRC328", False, person_by_wrong_keys(calls) == ("IVRC328" in found)),
        ("IVRC348", False, unkept(calls) == ("IVRC348" in found)),
        ("IVRC380", False, person_far(calls) == ("IVRC380" in found)),
        ("IVRC680", False, urgent_late(calls) == ("IVRC680" in found)),
        ("IVRC681", False, urgent_by_key(calls) == ("IVRC681" in found)),
    ):
        counts[code] += code in found
        if wrong or not is_so:
            yield f"{code}: told {sorted(found.get(code, ()))}, lost {sorted(lost)}, stranded {sorted(strand)}"


def test_what_is_told_is_what_calls_meet() -> None:
    counts: Counter[str] = Counter()
    failed: list[str] = []
    for number in range(FLOWS):
        flow = drawn(Random(SEED * 1_000_000 + number))
        failed += [f"flow {SEED * 1_000_000 + number}: {each}" for each in parted(flow, counts)]
    print(f"\n{FLOWS} flows:", ", ".join(f"{code} {count}" for code, count in sorted(counts.items())))
    assert not failed, "\n".join(failed[:20])


@pytest.mark.parametrize(
    "code",
    sorted({*LINES, "IVRC321", "IVRC306", "IVRC307", "IVRC328", "IVRC348", "IVRC380", "IVRC680", "IVRC681"}),
)
def test_the_random_flows_have_each(code: str) -> None:
    """Whatever is held against calls is met among the first flows: a test of nothing would pass as well."""
    assert any(code in told(drawn(Random(number))) for number in range(400))
