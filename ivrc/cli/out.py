"""What stands in the way of what a command is to write: a file of `-o`, a new project."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, finding

_ENDINGS = {
    ".txt": "table",
    ".md": "markdown",
    ".csv": "csv",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
}


def form_of(asked: str | None, name: str | None, forms: Collection[str]) -> str | Diagnostic:
    """The form that is asked for, else the one that the name of a file tells, else a table; what is wrong where the name tells
    none of these."""
    if asked or not name:
        return asked or "table"
    form = _ENDINGS.get(Path(name).suffix.lower(), "")
    if form in forms:
        return form
    known = [ending for ending, of in _ENDINGS.items() if of in forms and ending != ".htm"]
    return unknown_format(name, "、".join(known), ", ".join(known))


def put(told: str, name: str | None) -> list[Diagnostic]:
    """Writes a file, or prints where none is named; only a file has a byte order mark. Gives what stands in the way."""
    if not name:
        sys.stdout.write(told.removeprefix("\ufeff"))
        return []
    try:
        Path(name).write_bytes(told.encode())
    except OSError as refused:
        return [unwritten(name, refused)]
    return []


def unknown_format(name: str, endings_zh: str, endings_en: str) -> Diagnostic:
    """The name does not end as one of the formats that there are."""
    return finding(
        "IVRC011",
        Span("-o"),
        zh=f"不知道“{name}”要写成什么格式",
        en=f'"{name}" does not say which format to write',
        mend_zh=f"文件名以 {endings_zh} 结尾。",
        mend_en=f"End the file's name in {endings_en}.",
    )


def unwritten(name: str, problem: OSError) -> Diagnostic:
    """The place does not take it."""
    reason = problem.strerror or str(problem)
    return finding(
        "IVRC009",
        Span(name),
        zh=f"写不进去（{reason}）",
        en=f"it cannot be written ({reason})",
        mend_zh="检查文件夹和权限。",
        mend_en="Check the folder and its permissions.",
    )


def taken_already(name: str) -> Diagnostic:
    """Something stands where a file or folder is to be made."""
    return finding(
        "IVRC007",
        Span(name),
        zh="这个位置已经有东西了，不会覆盖",
        en="something is there already, and it is not overwritten",
        mend_zh="换一个名称，或先把它移走。",
        mend_en="Choose another name, or move it away first.",
    )
