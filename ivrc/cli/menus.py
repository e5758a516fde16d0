"""Which menu files a command is about, and the project that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, error
from ivrc.files import shown
from ivrc.project import Project, find, open_project


def gather(paths: Sequence[str]) -> tuple[Project, list[Path], list[Diagnostic]]:
    """The project and its menu files: those named, those in the folders named, or all of `menus/`.

    A file of `menus/` that has no hotline of its own and is included by another is that other's part.
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
            files.extend(file for file in inside if _is_hotline(file))
        elif not path.exists() and not paths:
            found.append(_none(path))
        else:
            files.append(path)
    return project, list(dict.fromkeys(files)), found


def _is_hotline(path: Path) -> bool:
    """Whether a file of a folder is to be compiled by itself: not if it is a part for others to include."""
    from ivrc.files import read

    text, _ = read(path)
    if text is None or not text.strip():
        return True
    heads = ("热线", "hotline")
    own = any(line.lower().startswith(heads) for line in text.splitlines())
    return own or not any(_includes(other, path) for other in path.parent.glob("*.ivr") if other != path)


def _includes(other: Path, part: Path) -> bool:
    from ivrc.files import read

    text, _ = read(other)
    return text is not None and part.name in text


def _none(path: Path) -> Diagnostic:
    return error(
        "IVRC003",
        Span(shown(path)),
        zh="这里没有菜单文件（*.ivr）",
        en="there are no menu files (*.ivr) here",
        mend_zh="写明菜单文件的路径，或用 ivrc new 新建一个项目。",
        mend_en="Name a menu file, or make a project with ivrc new.",
    )
