"""Which menu files a command is about, and the project that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import shown
from ivrc.project import FILE, Project, find, open_project
from ivrc.whole_files import without_parts


def gather(paths: Sequence[str]) -> tuple[Project, list[Path], list[Diagnostic]]:
    """The project and its menu files: those named, those in the folders named, or all of `menus/`.

    A file of a folder that has no hotline of its own and is included by another there is that other's part.
    """
    start = Path(paths[0]) if paths else Path()
    project, found = open_project(find(start))
    files: list[Path] = []
    for name in paths or [str(project.menus)]:
        path = Path(name)
        if path.is_dir():
            inside = sorted(path.rglob("*.ivr"))
            if not inside:
                found.append(_none(path))
            files.extend(without_parts(inside))
        elif not path.exists() and not paths:
            found.append(_none(path))
        else:
            files.append(path)
    return project, list({path.resolve(): path for path in reversed(files)}.values())[::-1], found


def gather_each(paths: Sequence[str]) -> list[tuple[Project, list[Path], list[Diagnostic]]]:
    """The same, with each file by the project that it lies in: that of the nearest folder above it with an `ivrc.yaml`, else that
    of the first path."""
    project, files, found = gather(paths)
    parts: dict[Path, list[Path]] = {project.root: []}
    nearest = cache(partial(_nearest, otherwise=project.root))
    for path in files:
        parts.setdefault(nearest(path.resolve().parent), []).append(path)
    first, *others = parts.items()
    gathered = [(project, first[1], found)] if first[1] or found or not others else []
    for root, inside in others:
        other, more = open_project(root)
        gathered.append((other, inside, more))
    return gathered


def _nearest(folder: Path, otherwise: Path) -> Path:
    return next((each for each in (folder, *folder.parents) if (each / FILE).exists()), otherwise)


def _none(path: Path) -> Diagnostic:
    return finding(
        "IVRC003",
        Span(shown(path)),
        zh="这里没有菜单文件（*.ivr）",
        en="there are no menu files (*.ivr) here",
        mend_zh="写明菜单文件的路径，或用 ivrc new 新建一个项目。",
        mend_en="Name a menu file, or make a project with ivrc new.",
    )
