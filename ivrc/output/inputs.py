"""What a build depends on, as fingerprints: unchanged inputs and intact outputs mean that there is nothing to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ivrc import __version__, manifest
from ivrc.calendars import FOLDER as CALENDARS
from ivrc.lists import FOLDER as LISTS
from ivrc.output.names import Names
from ivrc.project import FILE, Project
from ivrc.resources import folder
from ivrc.site import Site
from ivrc.speech import engines, recorded
from ivrc.speech.recordings import SUFFIXES

_READ = (".yaml", ".yml", *SUFFIXES)
"""Of the files in `prompts/`, those that a build reads; what editors and file managers leave there is none of it."""


def of_project(project: Project, site: Site) -> dict[str, str]:
    """SHA-256 of every file of the project but its menus, by its name in the project, and of the speech models
    that `ivrc.yaml` names. A file that is not there is not listed."""
    names = Names(project.root)
    paths = [project.root / FILE, project.root / "sites" / f"{site.name}.yaml"]
    paths.extend((project.root / CALENDARS).glob("*.yaml"))
    paths.extend((project.root / LISTS).glob("*.txt"))
    paths.extend(project.root / name for name in project.settings.get("checks", {}).get("files", ()))
    if site.areas:
        paths.append(project.root / site.areas)
    for place in (folder("prompts"), project.root / "prompts"):
        paths.extend(_read(place))
    found = {names.of(path): manifest.digest_of(path) for path in paths}
    for name, path in engines.files(project.settings.get("speech", {}), project.root).items():
        found[name] = manifest.digest_of(path)
    return {name: known for name, known in sorted(found.items()) if known}


def _read(place: Path) -> Iterator[Path]:
    for path in place.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(place).parts)
        if not hidden and (path.suffix.lower() in _READ or path.name == recorded.NAME):
            yield path


def of_menus(names: Names, sources: Mapping[str, str]) -> dict[str, str]:
    """SHA-256 of the menu files as they lie on disk."""
    return {names.of(Path(name)): manifest.digest_of(Path(name)) for name in sources}


def asked(site: str, audio: bool, engines: tuple[str, ...], release: bool) -> dict[str, Any]:
    """What was asked for on the command line, as far as the outputs depend on it."""
    engines = engines if audio else ()
    return {"ivrc": __version__, "site": site, "audio": audio, "engines": list(engines), "release": release}


def unchanged(
    names: Names, former: Mapping[str, Any], project: Mapping[str, str], now: Mapping[str, Any]
) -> bool:
    """Whether a manifest was made of just these inputs: the menus that it names are as they were, too."""
    menus = former["menus"]
    return (
        former["asked"] == now
        and former["inputs"] == project
        and all(
            isinstance(name, str) and manifest.digest_of(names.path(name)) == known
            for name, known in menus.items()
        )
    )
