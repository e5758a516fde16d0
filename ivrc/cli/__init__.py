"""The command line: the only part of ivrc that reads arguments, prints and decides exit codes.

0 well · 1 the input has errors · 2 the command could not run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

WELL, ERRORS, UNABLE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit status. No exception leaves it, and no traceback is shown."""
    from ivrc.cli.arguments import read

    args = read(sys.argv[1:] if argv is None else argv)
    try:
        from importlib import import_module

        status = int(import_module(f"ivrc.cli.{args.module}").run(args))
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        print("已中断。" if args.lang == "zh" else "Interrupted.", file=sys.stderr)
        return UNABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNABLE
    except Exception as problem:
        if os.environ.get("IVRC_DEBUG"):
            raise
        return _unforeseen(problem, args.lang)


def _unforeseen(problem: Exception, lang: str) -> int:
    what = f"{type(problem).__name__}: {problem}".splitlines()[0][:300]
    if isinstance(problem, OSError):
        told = f"无法继续：{what}" if lang == "zh" else f"Cannot go on: {what}"
    elif lang == "zh":
        told = f"ivrc 自身出错：{what}\n请附上命令和菜单文件报告这个问题；设 IVRC_DEBUG=1 可看到细节。"
    else:
        told = f"An error of ivrc itself: {what}\nPlease report it with the command and the menu file; IVRC_DEBUG=1 shows details."
    print(told, file=sys.stderr)
    return UNABLE
