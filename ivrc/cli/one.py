"""Compiling the one menu file that a command is about."""

from __future__ import annotations

from pathlib import Path

from ivrc.compile import Compiled, compile_file
from ivrc.project import Project, find, open_project, phrases


def one(file: str) -> tuple[Project, Compiled]:
    """The file's project and what came of the file, the project's own diagnostics included."""
    path = Path(file)
    project, found = open_project(find(path))
    library, more = phrases(project)
    compiled = compile_file(path, project.root, library, project.chosen, project=project)
    return project, compiled._replace(diagnostics=[*found, *more, *compiled.diagnostics])
