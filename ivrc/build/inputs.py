"""What a build depends on, as fingerprints: unchanged inputs and intact outputs mean that there is nothing to do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ivrc import __version__
from ivrc.build import manifest
from ivrc.files import shown
from ivrc.project import FILE, Project
from ivrc.resources import folder


def of_project(project: Project, site: str) -> dict[str, str]:
    """SHA-256 of every file of the project but its menus, by shown name. A file that is not there is not listed."""
    paths = [project.root / FILE, project.root / "sites" / f"{site}.yaml"]
    for place in (folder("prompts"), project.root / "prompts"):
        paths.extend(sorted(path for path in place.rglob("*") if path.is_file()))
    return {shown(path): manifest.digest_of(path) for path in dict.fromkeys(paths) if path.is_file()}


def of_menus(sources: Mapping[str, str]) -> dict[str, str]:
    """SHA-256 of the menu files as they lie on disk."""
    return {name: manifest.digest_of(Path(name)) for name in sources}


def options(site: str, targets: tuple[str, ...], audio: bool, speech: object) -> dict[str, Any]:
    """What was asked for on the command line and in the settings, as far as the outputs depend on it."""
    return {"ivrc": __version__, "site": site, "audio": audio, "speech": repr(speech) if audio else ""}


def unchanged(former: Mapping[str, Any], project: Mapping[str, str], asked: Mapping[str, Any]) -> bool:
    """Whether a manifest was made of just these inputs: the menus that it names are as they were, too."""
    menus = former.get("menus", {})
    return (
        former.get("options") == asked
        and former.get("inputs") == project
        and all(manifest.digest_of(Path(name)) == known for name, known in menus.items())
    )
