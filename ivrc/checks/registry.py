"""Every check there is, and the one function that asks them all. A module of this package with a `CHECK` is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from ivrc import checks
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Replays, unplayed
from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.internal import attempt
from ivrc.flow.nodes import Hotline
from ivrc.modules import modules


def _checks() -> Iterator[Check]:
    for name in modules(checks.__path__):
        if name != "registry":
            found = getattr(import_module(f"ivrc.checks.{name}"), "CHECK", None)
            if isinstance(found, Check):
                yield found


CHECKS: tuple[Check, ...] = tuple(sorted(_checks(), key=lambda each: each.code))
"""In the order of their codes."""


def check(
    hotline: Hotline,
    replays: Replays = unplayed,
    own: Callable[[Facts], Iterator[Diagnostic]] = lambda facts: iter(()),
    wanted: Callable[[str], bool] = lambda code: True,
) -> list[Diagnostic]:
    """What the checks find whose codes are `wanted`, in the order of the source, and what the team's `own` do. `replays` tells how
    a call is played that a finding tells of."""
    facts = Facts(hotline)
    found: list[Diagnostic] = []
    for each in CHECKS:
        if wanted(each.code):
            found.extend(attempt(found, hotline.span.file, each.answers, facts, replays) or ())
    found.extend(own(Facts(hotline)))
    return sorted(found, key=lambda d: (d.span.file, d.span.line, d.span.column, d.code))
