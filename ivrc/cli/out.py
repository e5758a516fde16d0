"""What stands in the way of what a command is to write: a file of `-o`, a new project."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding


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
