"""Where the calls are played that findings tell of: at the project's site, as `ivrc call` plays them.

What finds and plays them is imported when there is one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ivrc.at_site import at_site
from ivrc.checks.course import Course
from ivrc.checks.model import Replays
from ivrc.diagnostics import has_errors
from ivrc.flow.nodes import Hotline
from ivrc.pins import untold
from ivrc.project import Project, open_site, sites
from ivrc.site import Site

if TYPE_CHECKING:
    from ivrc.replay.replays import Replays as Player
    from ivrc.replay.replays import Setting


def replays(file: str, hotline: Hotline, project: Project | None, tells: Callable[[str], bool]) -> Replays:
    """How calls are played that findings tell of, of those codes that are told."""

    @cache
    def known() -> Player | None:
        from ivrc.replay.replays import Replays as Player

        where = _setting(hotline, project)
        return Player(file, where) if where else None

    def ask(code: str, course: Course) -> tuple[str, ...]:
        player = known() if tells(code) else None
        return player.of(course) if player else ()

    return ask


def _setting(hotline: Hotline, project: Project | None) -> Setting | None:
    """The hotline at the site that the project chooses, else at its first one; None where that cannot be read."""
    from ivrc.replay.replays import Setting

    site: Site | None = Site("", {})
    options: list[str] = []
    if project is not None:
        site, found = open_site(project, None)
        if site is None and (names := sites(project)) and not project.settings.get("site"):
            site, found = open_site(project, names[0])
            options.append(f"--site={names[0]}")
    if site is None:
        return None
    told = untold(hotline)
    options += [f"--pin={name}={digits}" for name, digits in told.items()]
    root = project.root if project is not None else Path()
    hotline, found = at_site(hotline, site._replace(pins=told), root)
    return None if has_errors(found) else Setting(hotline, site.extensions.numbers, tuple(options))
