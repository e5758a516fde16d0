"""What a text belongs to: its project with phrases and menus, and the hotlines that read it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.phrases import Library
from ivrc.project import Project, find, open_project, phrases, standard_phrases
from ivrc.whole_files import with_wholes, without_parts

_MENUS = "*.ivr"
_BESIDE = (".yaml", ".yml")


def is_beside(name: str) -> bool:
    """Whether a text is no menu file, but one of those that a project has beside its menus."""
    return name.lower().endswith(_BESIDE)


class Surroundings(NamedTuple):
    """`wholes` are the files of hotlines that read the text: itself, where it is one; `menus` those of the whole project, where it is a
    part of that. `before` is what was found in settings and phrases, `unrun` says that the team has checks of its own, which are not run."""

    project: Project
    library: Library
    wholes: tuple[Path, ...] = ()
    menus: tuple[Path, ...] = ()
    before: tuple[Diagnostic, ...] = ()
    unrun: bool = False


def around(name: str, *, own: bool) -> Surroundings:
    """Of a text, by what the editor calls it. A team's own checks are programs: they are run only where the editor says that they may be."""
    path = Path(name)
    if not path.is_absolute():
        return Surroundings(Project(Path(), {}), standard_phrases())
    project, found = open_project(find(path))
    checks = project.settings.get("checks", {})
    unrun = not own and bool(checks.get("files") or checks.get("packages"))
    if unrun:
        checks = {key: value for key, value in checks.items() if key not in ("files", "packages")}
        project = project._replace(settings={**project.settings, "checks": checks})
    library, more = phrases(project)
    beside = is_beside(name)
    wholes, _ = ([], {}) if beside else with_wholes([path], project.menus)
    menus: list[Path] = []
    if beside or path.is_relative_to(project.menus.resolve()):
        menus = without_parts(sorted(project.menus.rglob(_MENUS)))
    return Surroundings(project, library, tuple(wholes), tuple(menus), (*found, *more), unrun)
