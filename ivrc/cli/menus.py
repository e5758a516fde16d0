"""Which menu files a command is about, and the project that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import shown
from ivrc.project import Project, find, open_project
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


def _none(path: Path) -> Diagnostic:
    return finding(
        "IVRC003",
        Span(shown(path)),
        zh="这里没有菜单文件（*.ivr）",
        en="there are no menu files (*.ivr) here",
        mend_zh="写明菜单文件的路径，或用 ivrc new 新建一个项目。",
        mend_en="Name a menu file, or make a project with ivrc new.",
    )
