"""The scenarios of a project's files, each with its hotline, and what is wrong with them before any is played."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.at_site import at_site
from ivrc.compile import Compiled
from ivrc.diagnostics import Diagnostic, has_errors
from ivrc.project import Project, open_site, sites
from ivrc.scenarios.load import load, scenarios
from ivrc.scenarios.scenario import File, Scenario
from ivrc.site import Site
from ivrc.stopping import step

Compile = Callable[[Path], Compiled | None]
"""The hotline in a menu file; None for one that is not looked at."""
At = Callable[[File], tuple[Site | None, list[Diagnostic]]]
"""The site at which a file's calls are made."""


class Calls(NamedTuple):
    """`found` is what is wrong with the files and their menus, `at_sites` with the sites."""

    scenarios: list[Scenario]
    found: list[Diagnostic]
    at_sites: list[Diagnostic]
    sources: dict[str, str]


def calls(project: Project, files: Sequence[Path], compiled: Compile, at: At) -> Calls:
    """Those of these files, but for menus that are not looked at."""
    made = Calls([], [], [], {})
    for path in files:
        step()
        file, problems = load(path)
        one = compiled(project.root / file.value["menu"]) if file.value is not None else None
        if file.value is not None and one is None:
            continue
        made.found.extend(problems)
        made.sources[file.name] = file.text
        if one is not None:
            made.found.extend(_asked_for(d, file, "menu") for d in one.diagnostics if d.severity == "error")
            made.sources.update(one.sources)
            _add(made, project, file, one, at)
    return made


def misread(project: Project, files: Sequence[Path], compiled: Compile) -> Calls:
    """All of a project's files, for what is wrong with their files: at the project's site, or any where it has chosen none."""

    def at(file: File) -> tuple[Site | None, list[Diagnostic]]:
        name = file.value.get("site")
        if name is None and len(names := sites(project)) > 1 and not project.settings.get("site"):
            return open_site(project, names[0])
        site, problems = open_site(project, name)
        named.extend(_asked_for(each, file, "site") for each in problems if name is not None)
        return site, problems

    named: list[Diagnostic] = []
    made = calls(project, files, compiled, at)
    made.found.extend(named)
    return made


def _add(made: Calls, project: Project, file: File, compiled: Compiled, at: At) -> None:
    """Adds the scenarios of a file."""
    site, problems = at(file)
    made.at_sites.extend(d for d in problems if d not in made.at_sites)
    hotline = compiled.hotline
    if hotline is None or site is None or has_errors(compiled.diagnostics):
        return
    hotline, problems = at_site(hotline, site, project.root)
    made.at_sites.extend(d for d in problems if d not in made.at_sites)
    told, problems = scenarios(file, hotline, site.extensions.numbers)
    made.scenarios.extend(told)
    made.found.extend(problems)


def _asked_for(problem: Diagnostic, file: File, key: str) -> Diagnostic:
    """A menu file or site that cannot be read is told where the scenarios name it."""
    if problem.span.line or file.marks is None:
        return problem
    return problem._replace(
        span=file.marks.place((key,)),
        zh=f"{problem.span.file}：{problem.zh}",
        en=f"{problem.span.file}: {problem.en}",
    )
