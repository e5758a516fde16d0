"""The team's scenarios of a hotline, for a page."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.cli.test import gather
from ivrc.flow.nodes import Hotline
from ivrc.page.replays import of_scenarios
from ivrc.page.shown import Replays
from ivrc.pins import untold
from ivrc.project import Project


def scenarios_of(project: Project, hotline: Hotline, site: str | None) -> Iterator[Replays]:
    """Those of its menu file. Where a PIN is asked they type it, and nobody is told."""
    files = sorted((project.root / "tests").glob("*.calls.yaml"))
    if not files or untold(hotline):
        return
    own = [each for each in gather(project, files, site, [], {}) if each.hotline.name == hotline.name]
    yield of_scenarios(hotline, own)
