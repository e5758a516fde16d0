"""What takes callers longer than the project allows, less what a comment lets stand: asked where the prompts' seconds are known."""

from __future__ import annotations

from collections.abc import Mapping

from ivrc.checks.allowed import Sifted, sift
from ivrc.compile import Compiled
from ivrc.diagnostics.chosen import Chosen
from ivrc.flow.nodes import Hotline
from ivrc.project import Project
from ivrc.replayed import replays


def budgeted(
    project: Project, compiled: Compiled, hotline: Hotline, seconds: Mapping[str, float], chosen: Chosen
) -> Sifted:
    """What is over a budget of the project, what of it is allowed, and the comments that allow nothing."""
    found = []
    if budgets := project.settings.get("budgets"):
        from ivrc.report.budgets import over

        file = next(iter(compiled.sources))
        found = list(over(hotline, budgets, seconds, replays(file, hotline, project, chosen.tells)))
    sifted = sift(found, compiled.measured, checked=True, may=chosen.may_stand)
    return sifted._replace(found=chosen.of(sifted.found))
