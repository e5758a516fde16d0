"""An error of ivrc itself, as a finding beside the others: nothing that was found is lost by it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from ivrc import stopping
from ivrc.diagnostics.codes import finding
from ivrc.diagnostics.model import Diagnostic, Span

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def attempt(
    found: list[Diagnostic], file: str, step: Callable[Asked, Answer], *args: Asked.args, **more: Asked.kwargs
) -> Answer | None:
    """What a step of the compiler makes of a file; None, and a finding that asks for a report, where it fails.

    With IVRC_DEBUG set the exception goes on, for whoever mends it. Work that nobody waits for any longer ends here.
    """
    stopping.step()
    try:
        return step(*args, **more)
    except Exception as problem:
        if os.environ.get("IVRC_DEBUG"):
            raise
        found.append(_internal(file, step.__name__, problem))
        return None


def _internal(file: str, step: str, problem: Exception) -> Diagnostic:
    what = f"{step}: {type(problem).__name__}: {problem}".splitlines()[0][:300]
    return finding(
        "IVRC019",
        Span(file),
        zh=f"ivrc 自身出错（{what}）",
        en=f"an error of ivrc itself ({what})",
        mend_zh="这不是文件的错；请附上命令和菜单文件报告它，设 IVRC_DEBUG=1 可看到细节。",
        mend_en="The file is not to blame: please report it with the command and the menu file; IVRC_DEBUG=1 shows details.",
    )
